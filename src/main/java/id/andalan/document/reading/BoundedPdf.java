package id.andalan.document.reading;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one way to open a PDF that somebody sent. The structure of a PDF may itself be packed, and three megabytes unpack to three
 * gigabytes; here all that is unpacked of one file together has a limit. Pictures and pages count only if somebody unpacks them, which
 * nobody here does.
 */
public final class BoundedPdf {
    /** Together, of one file, in bytes. The structure of a file of 500 pages takes one to three million. */
    static final int MOST_UNPACKED = 8 * 1024 * 1024;

    /** Numbers, names, lists and all else, written out in the file itself. */
    static final int MOST_VALUES = 1_500_000;

    private static final long MOST_MEMORY = 64L * 1024 * 1024;

    private BoundedPdf() {}

    /**
     * Opens it; whoever called closes it.
     *
     * @throws IOException when it is broken, locked with a password, or unfolds too far
     */
    public static PDDocument open(byte[] pdf) throws IOException {
        return new Parser(pdf).parse();
    }

    private static final class Parser extends PDFParser {
        private int values;

        Parser(byte[] pdf) throws IOException {
            super(
                    new RandomAccessReadBuffer(pdf),
                    "",
                    null,
                    null,
                    MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY).streamCache);
            COSDocument plain = document;
            document = new Bounded(this);
            plain.close();
        }

        @Override
        protected COSBase parseDirObject() throws IOException {
            if (++values > MOST_VALUES) {
                throw new Budget.Exceeded();
            }
            return super.parseDirObject();
        }
    }

    /** Gives out streams that know their limit. */
    private static final class Bounded extends COSDocument {
        private final Parser parser;
        private final RandomAccessStreamCache cache =
                IOUtils.createMemoryOnlyStreamCache().create();
        private final Budget budget = new Budget(MOST_UNPACKED);

        Bounded(Parser parser) throws IOException {
            super(MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY).streamCache, parser);
            this.parser = parser;
        }

        @Override
        public COSStream createCOSStream(COSDictionary about, long from, long length) throws IOException {
            COSStream stream = new BoundedStream(cache, parser.createRandomAccessReadView(from, length), budget);
            about.forEach(stream::setItem);
            stream.setKey(about.getKey());
            return stream;
        }
    }
}
