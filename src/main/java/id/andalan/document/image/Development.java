package id.andalan.document.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import id.andalan.core.Refusal;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** One file on its way: what is it, is it whole, is it small enough, decode, make upright and small, encode. */
final class Development {
    static final long MAX_PIXELS = 60_000_000;

    /** Most the decoder may hold at once; larger pictures are read with gaps or refused. */
    private static final long MAX_WORKING_BYTES = 96L * 1024 * 1024;

    private static final long MAX_DECODED_BYTES = 64L * 1024 * 1024;
    private static final long MAX_PIXEL_PASSES = 10 * MAX_PIXELS;
    private static final int LARGE_EDGE = 2048;
    private static final int SMALL_EDGE = 480;
    private static final float LARGE_QUALITY = 0.82f;
    private static final float SMALL_QUALITY = 0.75f;

    private Development() {}

    static Developed of(byte[] file) {
        ImageKind kind = ImageKind.of(file);
        if (kind == ImageKind.HEIF) {
            throw new Refusal("photo.heic");
        }
        if (kind == ImageKind.OTHER) {
            throw new Refusal("photo.notimage");
        }
        try {
            ImageFacts facts = ImageFacts.of(kind, file);
            if (facts.pixels() > MAX_PIXELS
                    || facts.workingBytes() > MAX_WORKING_BYTES
                    || facts.pixels() * facts.passes() > MAX_PIXEL_PASSES) {
                throw new Refusal("photo.toolarge", MAX_PIXELS / 1_000_000);
            }
            BufferedImage large = Prints.upright(decode(kind, facts, file), facts.orientation(), LARGE_EDGE);
            byte[] small = Prints.jpeg(Prints.smaller(large, SMALL_EDGE), SMALL_QUALITY);
            return new Developed(
                    sha256(file), Prints.jpeg(large, LARGE_QUALITY), small, large.getWidth(), large.getHeight());
        } catch (BrokenImage e) {
            throw new Refusal("photo.broken");
        }
    }

    private static BufferedImage decode(ImageKind kind, ImageFacts facts, byte[] file) throws BrokenImage {
        ImageReader reader = reader(kind);
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(file)) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != facts.width() || reader.getHeight(0) != facts.height()) {
                // The decoder sees another picture than the one that was weighed.
                throw new BrokenImage("two sizes in one file");
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int step = step(facts);
            if (kind == ImageKind.WEBP) {
                // Its decoder makes the whole frame anyway; its own gaps would only cost quality.
                how.setSourceRegion(new Rectangle(facts.width(), facts.height()));
            } else {
                how.setSourceSubsampling(step, step, 0, 0);
            }
            reader.addIIOReadProgressListener(new StopWhenInterrupted());
            BufferedImage image = reader.read(0, how);
            if (Thread.currentThread().isInterrupted()) {
                throw new BrokenImage("took too long");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            // Decoders answer damaged files with exceptions of every kind.
            throw new BrokenImage("cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }

    /** Every how many pixels are read: fine enough for twice the final edge where memory allows. */
    static int step(ImageFacts facts) {
        int longest = Math.max(facts.width(), facts.height());
        int step = Math.max(1, Math.ceilDiv(longest, 2 * LARGE_EDGE));
        while (facts.pixels() / step / step * facts.bytesPerPixel() > MAX_DECODED_BYTES) {
            step++;
        }
        return step;
    }

    private static ImageReader reader(ImageKind kind) {
        if (kind == ImageKind.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        return ImageIO.getImageReadersByFormatName(kind.name()).next();
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a decoding whose time is over. */
    private static final class StopWhenInterrupted implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentage) {
            if (Thread.currentThread().isInterrupted()) {
                source.abort();
            }
        }

        @Override
        public void imageStarted(ImageReader source, int index) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}

        @Override
        public void sequenceStarted(ImageReader source, int index) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int index, int thumbnail) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentage) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}
    }
}
