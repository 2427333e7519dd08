package id.andalan.document.image;

/** Walks a PNG's chunks (ISO/IEC 15948) from header to end. */
final class PngStructure {
    private static final int CHECKSUM = 4;
    private static final int INTERLACE_PASSES = 7;

    private PngStructure() {}

    static ImageFacts read(byte[] bytes) throws BrokenImage {
        Bytes file = Bytes.bigEndian(bytes);
        if (!file.text(12, 4).equals("IHDR")) {
            throw new BrokenImage("no header");
        }
        long width = file.u32(16);
        long height = file.u32(20);
        int depth = file.u8(24);
        int channels = channels(file.u8(25));
        boolean interlaced = file.u8(28) == 1;
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new BrokenImage("impossible size");
        }
        int orientation = walk(file);
        int bytesPerPixel = Math.max(1, channels * depth / 8);
        return new ImageFacts(
                (int) width, (int) height, bytesPerPixel, orientation, 0, interlaced ? INTERLACE_PASSES : 1);
    }

    /** To the end chunk; the orientation met on the way. */
    private static int walk(Bytes file) throws BrokenImage {
        int orientation = 1;
        boolean data = false;
        long at = 8;
        while (true) {
            long length = file.u32(at);
            String type = file.text(at + 4, 4);
            Bytes chunk = file.part(at + 8, length + CHECKSUM, false);
            if (type.equals("IEND")) {
                break;
            }
            data |= type.equals("IDAT");
            if (type.equals("eXIf")) {
                orientation = Exif.orientation(chunk);
            }
            at += 12 + length;
        }
        if (!data) {
            throw new BrokenImage("no picture data");
        }
        return orientation;
    }

    private static int channels(int colorType) throws BrokenImage {
        return switch (colorType) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            case 6 -> 4;
            default -> throw new BrokenImage("unknown colour type");
        };
    }
}
