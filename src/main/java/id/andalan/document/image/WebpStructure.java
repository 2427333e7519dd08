package id.andalan.document.image;

/** Reads a WebP container (RFC 9649): lossy, lossless or extended; of an animation only the canvas. */
final class WebpStructure {
    private WebpStructure() {}

    static ImageFacts read(byte[] bytes) throws BrokenImage {
        Bytes file = Bytes.littleEndian(bytes);
        Bytes riff = file.part(8, file.u32(4), true);
        int width = 0;
        int height = 0;
        int orientation = 1;
        boolean data = false;
        long at = 4;
        while (at + 8 <= riff.size()) {
            String type = riff.text(at, 4);
            long length = riff.u32(at + 4);
            Bytes chunk = riff.part(at + 8, length, true);
            switch (type) {
                case "VP8X" -> {
                    width = 1 + (chunk.u16(4) | chunk.u8(6) << 16);
                    height = 1 + (chunk.u16(7) | chunk.u8(9) << 16);
                }
                case "VP8 " -> {
                    data = true;
                    width = Math.max(width, chunk.u16(6) & 0x3fff);
                    height = Math.max(height, chunk.u16(8) & 0x3fff);
                }
                case "VP8L" -> {
                    data = true;
                    long size = chunk.u32(1);
                    width = Math.max(width, 1 + (int) (size & 0x3fff));
                    height = Math.max(height, 1 + (int) (size >> 14 & 0x3fff));
                }
                case "ANMF" -> data = true;
                case "EXIF" -> orientation = Exif.orientation(chunk);
                default -> {}
            }
            at += 8 + length + (length & 1);
        }
        if (!data) {
            throw new BrokenImage("no picture data");
        }
        // The decoder cannot subsample: it holds the whole frame, its planes and its result.
        long wholeFrame = 6L * width * height;
        return new ImageFacts(width, height, 4, orientation, wholeFrame, 1);
    }
}
