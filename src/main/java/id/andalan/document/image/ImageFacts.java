package id.andalan.document.image;

/**
 * What a file's own structure says, read before any pixel is decoded.
 *
 * @param width pixels, as stored (before the orientation is applied)
 * @param height pixels, as stored
 * @param bytesPerPixel once decoded
 * @param orientation EXIF orientation 1 to 8; 1 when the file has none
 * @param workingBytes what the decoder holds besides the result: a progressive JPEG's coefficients, a whole WebP frame
 * @param passes how often the decoder goes over the whole picture
 */
public record ImageFacts(int width, int height, int bytesPerPixel, int orientation, long workingBytes, int passes) {

    /**
     * Reads the structure from end to end.
     *
     * @throws BrokenImage when the file is cut off or no picture of its kind
     */
    static ImageFacts of(ImageKind kind, byte[] file) throws BrokenImage {
        ImageFacts facts = switch (kind) {
            case JPEG -> JpegStructure.read(file);
            case PNG -> PngStructure.read(file);
            case WEBP -> WebpStructure.read(file);
            case GIF -> GifStructure.read(file);
            case HEIF, OTHER -> throw new BrokenImage("not a kind we decode");
        };
        if (facts.width < 1 || facts.height < 1) {
            throw new BrokenImage("a picture without pixels");
        }
        return facts;
    }

    long pixels() {
        return (long) width * height;
    }
}
