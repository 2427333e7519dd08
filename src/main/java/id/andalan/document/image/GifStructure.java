package id.andalan.document.image;

/** Walks a GIF (89a) to the end of its first frame; later frames are not read. */
final class GifStructure {
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;

    private GifStructure() {}

    static ImageFacts read(byte[] bytes) throws BrokenImage {
        Bytes file = Bytes.littleEndian(bytes);
        long at = 13L + colors(file.u8(10));
        while (file.u8(at) == EXTENSION) {
            at = skipBlocks(file, at + 2);
        }
        if (file.u8(at) != IMAGE) {
            throw new BrokenImage("no frame");
        }
        int width = file.u16(at + 5);
        int height = file.u16(at + 7);
        skipBlocks(file, at + 11 + colors(file.u8(at + 9)));
        return new ImageFacts(width, height, 1, 1, 0, 1);
    }

    /** Bytes of the colour table that the flags announce. */
    private static int colors(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static long skipBlocks(Bytes file, long from) throws BrokenImage {
        long at = from;
        while (file.u8(at) != 0) {
            at += 1L + file.u8(at);
        }
        return at + 1;
    }
}
