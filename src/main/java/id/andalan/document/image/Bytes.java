package id.andalan.document.image;

import java.nio.charset.StandardCharsets;

/** Reads numbers out of a file that may lie about its own length: every step outside is a {@link BrokenImage}. */
final class Bytes {
    private final byte[] file;
    private final int from;
    private final int to;
    private final boolean littleEndian;

    Bytes(byte[] file, int from, int to, boolean littleEndian) throws BrokenImage {
        if (from < 0 || to > file.length || from > to) {
            throw new BrokenImage("a part reaches beyond the file");
        }
        this.file = file;
        this.from = from;
        this.to = to;
        this.littleEndian = littleEndian;
    }

    static Bytes bigEndian(byte[] file) throws BrokenImage {
        return new Bytes(file, 0, file.length, false);
    }

    static Bytes littleEndian(byte[] file) throws BrokenImage {
        return new Bytes(file, 0, file.length, true);
    }

    int size() {
        return to - from;
    }

    int u8(long at) throws BrokenImage {
        if (at < 0 || at >= size()) {
            throw new BrokenImage("the file ends too early");
        }
        return file[from + (int) at] & 0xff;
    }

    int u16(long at) throws BrokenImage {
        int first = u8(at);
        int second = u8(at + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    long u32(long at) throws BrokenImage {
        long first = u16(at);
        long second = u16(at + 2);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    String text(long at, int length) throws BrokenImage {
        u8(at + length - 1L);
        u8(at);
        return new String(file, from + (int) at, length, StandardCharsets.ISO_8859_1);
    }

    /** A part, read in the given byte order. */
    Bytes part(long at, long length, boolean inLittleEndian) throws BrokenImage {
        if (at < 0 || length < 0 || at + length > size()) {
            throw new BrokenImage("a part reaches beyond the file");
        }
        return new Bytes(file, from + (int) at, from + (int) (at + length), inLittleEndian);
    }
}
