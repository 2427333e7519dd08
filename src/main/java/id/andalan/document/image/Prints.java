package id.andalan.document.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns, shrinks and encodes decoded pictures. */
final class Prints {
    private Prints() {}

    /**
     * The picture as it was seen, its longest edge cut down to {@code edge} pixels; what is transparent becomes white.
     *
     * @param orientation EXIF orientation, 1 to 8
     */
    static BufferedImage upright(BufferedImage source, int orientation, int edge) {
        int width = source.getWidth();
        int height = source.getHeight();
        boolean lying = orientation >= 5;
        double scale = Math.min(1, (double) edge / Math.max(width, height));
        int newWidth = Math.max(1, (int) Math.round((lying ? height : width) * scale));
        int newHeight = Math.max(1, (int) Math.round((lying ? width : height) * scale));
        AffineTransform turn = AffineTransform.getScaleInstance(
                (double) newWidth / (lying ? height : width), (double) newHeight / (lying ? width : height));
        turn.concatenate(turn(orientation, width, height));
        BufferedImage target = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, newWidth, newHeight);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, turn, null);
        graphics.dispose();
        return target;
    }

    /** Maps the stored picture to the seen one: EXIF's eight cases. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** By halves, so that no pixel is skipped. */
    static BufferedImage smaller(BufferedImage source, int edge) {
        BufferedImage image = source;
        while (Math.max(image.getWidth(), image.getHeight()) >= 2 * edge) {
            image = upright(image, 1, Math.max(image.getWidth(), image.getHeight()) / 2);
        }
        return upright(image, 1, edge);
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg")
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * 1024);
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            JPEGImageWriteParam how = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            how.setOptimizeHuffmanTables(true);
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
