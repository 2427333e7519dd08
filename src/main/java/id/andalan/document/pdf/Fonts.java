package id.andalan.document.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The Liberation fonts (SIL Open Font License), read once and used for letter after letter: reading them takes longer than setting a
 * page. A font that was read serves one letter at a time, so each thread at work has a case of its own.
 */
final class Fonts {
    private static final List<Face> FACES = List.of(
            new Face("Liberation Serif", 400, FontStyle.NORMAL, "LiberationSerif-Regular"),
            new Face("Liberation Serif", 700, FontStyle.NORMAL, "LiberationSerif-Bold"),
            new Face("Liberation Serif", 400, FontStyle.ITALIC, "LiberationSerif-Italic"),
            new Face("Liberation Serif", 700, FontStyle.ITALIC, "LiberationSerif-BoldItalic"),
            new Face("Liberation Sans", 400, FontStyle.NORMAL, "LiberationSans-Regular"),
            new Face("Liberation Sans", 700, FontStyle.NORMAL, "LiberationSans-Bold"));

    private final ConcurrentLinkedDeque<Case> idle = new ConcurrentLinkedDeque<>();
    private final Cache metrics = new Cache();

    private record Face(String family, int weight, FontStyle style, String file) {}

    Case take() {
        Case one = idle.poll();
        return one == null ? new Case(metrics) : one;
    }

    void giveBack(Case one) {
        idle.push(one);
    }

    /** The fonts of one thread at work. */
    static final class Case {
        private final Map<String, TrueTypeFont> read = new ConcurrentHashMap<>();
        private final Cache metrics;

        private Case(Cache metrics) {
            this.metrics = metrics;
        }

        /** Offers all faces to a letter; only those that it uses are read and put into it. */
        void lend(PDDocument document, PdfRendererBuilder builder) {
            builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, metrics);
            for (Face face : FACES) {
                builder.useFont(new Supplier(document, face, this), face.family(), face.weight(), face.style(), true);
            }
        }

        private TrueTypeFont font(Face face) {
            return read.computeIfAbsent(face.file(), Case::read);
        }

        private static TrueTypeFont read(String file) {
            try (InputStream in = Fonts.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
                if (in == null) {
                    throw new IllegalStateException("font " + file + " is missing");
                }
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
                // No ligatures: looking for them is a third of the work of a letter, and without them every letter can
                // be searched.
                font.setEnableGsub(false);
                return font;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes the font of one letter when it is first needed. */
    private static final class Supplier extends PDFontSupplier {
        private final PDDocument document;
        private final Face face;
        private final Case fonts;
        private @Nullable PDFont made;

        Supplier(PDDocument document, Face face, Case fonts) {
            super(null);
            this.document = document;
            this.face = face;
            this.fonts = fonts;
        }

        @Override
        public PDFont supply() {
            PDFont font = made;
            if (font == null) {
                try {
                    font = PDType0Font.load(document, fonts.font(face), true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                made = font;
            }
            return font;
        }
    }

    /** Heights and widths of the faces, the same for every letter. */
    private static final class Cache implements FSCacheEx<String, FSCacheValue> {
        private final Map<String, FSCacheValue> values = new ConcurrentHashMap<>();

        @Override
        public void put(String key, FSCacheValue value) {
            values.put(key, value);
        }

        @Override
        public @Nullable FSCacheValue get(String key) {
            return values.get(key);
        }

        @Override
        public @Nullable FSCacheValue get(String key, Callable<? extends FSCacheValue> maker) {
            return values.computeIfAbsent(key, absent -> {
                try {
                    return maker.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
