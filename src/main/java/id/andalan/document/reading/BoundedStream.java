package id.andalan.document.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/** A stream that is unpacked only as far as the budget of its file reaches. */
final class BoundedStream extends COSStream {
    /** What the structure of a file is packed with; the others are for pictures. */
    private static final Set<COSName> FILTERS = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION);

    private static final int MOST_FILTERS = 4;

    /** Widest line that a predictor may have, in bits: it is set up before anything is read. */
    private static final long WIDEST = 8L * 1024 * 1024;

    private final Budget budget;

    BoundedStream(RandomAccessStreamCache cache, RandomAccessReadView packed, Budget budget) throws IOException {
        super(cache, packed);
        this.budget = budget;
    }

    @Override
    public RandomAccessRead createView() throws IOException {
        List<COSName> filters = filters();
        return filters.isEmpty() ? super.createView() : new RandomAccessReadBuffer(unpacked(filters));
    }

    private byte[] unpacked(List<COSName> filters) throws IOException {
        checkWidth(COSName.DECODE_PARMS);
        checkWidth(COSName.DP);
        byte[] bytes;
        try (InputStream raw = createRawInputStream()) {
            bytes = raw.readAllBytes();
        }
        for (int i = 0; i < filters.size(); i++) {
            if (!FILTERS.contains(filters.get(i))) {
                throw new Budget.Exceeded();
            }
            ByteArrayOutputStream sink = budget.sink();
            FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(new ByteArrayInputStream(bytes), sink, this, i);
            bytes = sink.toByteArray();
        }
        return bytes;
    }

    private List<COSName> filters() {
        List<COSName> names = new ArrayList<>();
        COSBase said = getFilters();
        if (said instanceof COSName name) {
            names.add(name);
        } else if (said instanceof COSArray array) {
            for (int i = 0; i < array.size() && names.size() <= MOST_FILTERS; i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        if (names.size() > MOST_FILTERS) {
            throw new Budget.Exceeded();
        }
        return names;
    }

    private void checkWidth(COSName key) {
        COSBase said = getDictionaryObject(key);
        if (said instanceof COSDictionary one) {
            checkWidth(one);
        } else if (said instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary one) {
                    checkWidth(one);
                }
            }
        }
    }

    private static void checkWidth(COSDictionary parameters) {
        long columns = parameters.getLong(COSName.COLUMNS, 1);
        long colors = parameters.getLong(COSName.COLORS, 1);
        long bits = parameters.getLong(COSName.BITS_PER_COMPONENT, 1);
        if (Math.max(columns, Math.max(colors, bits)) > WIDEST
                || columns * colors > WIDEST
                || columns * colors * bits > WIDEST) {
            throw new Budget.Exceeded();
        }
    }
}
