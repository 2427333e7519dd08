package id.andalan.report.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.andalan.core.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records of a CSV file with a header: any line ends, quotes with line breaks inside, comma, semicolon or tab. */
final class CsvRows implements RowSource {
    private static final int HEADER_LOOK = 8_192;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    /** Refuses a file whose header lacks one of {@code columns} or names one twice. */
    CsvRows(Reader text, Set<String> columns) {
        try {
            BufferedReader reader = new BufferedReader(text);
            skipMark(reader);
            char separator = separator(reader);
            csv = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .skipEmptyLines(true)
                    .ofCsvRecord(new QuoteGuard(reader, separator));
            records = csv.iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!records.hasNext()) {
            throw new Refusal("ingest.file.empty");
        }
        header = records.next().getFields().stream().map(String::strip).toList();
        for (String column : columns) {
            if (!header.contains(column)) {
                throw new Refusal("ingest.column.missing", column, String.join(", ", header));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw new Refusal("ingest.column.twice", column);
            }
        }
    }

    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    /** What stands most often in the header: spreadsheets of Indonesia and Europe write semicolons. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(HEADER_LOOK);
        char best = ',';
        int most = 0;
        char[] candidates = {',', ';', '\t'};
        int[] counts = new int[candidates.length];
        for (int i = 0; i < HEADER_LOOK - 1; i++) {
            int c = reader.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            for (int k = 0; k < candidates.length; k++) {
                if (c == candidates[k] && ++counts[k] > most) {
                    most = counts[k];
                    best = candidates[k];
                }
            }
        }
        reader.reset();
        return best;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw refusal(e);
        }
    }

    /** The reader wraps what {@link QuoteGuard} said. */
    private static Refusal refusal(CsvParseException failure) {
        return failure.getCause() instanceof Refusal known
                ? known
                : new Refusal("ingest.csv.broken", String.valueOf(failure.getMessage()));
    }

    @Override
    public SourceRow next() {
        CsvRecord record;
        try {
            record = records.next();
        } catch (CsvParseException e) {
            throw refusal(e);
        }
        Refusal flaw = record.getFieldCount() == header.size()
                ? null
                : new Refusal("ingest.csv.ragged", record.getFieldCount(), header.size());
        Map<String, String> fields = HashMap.newHashMap(header.size());
        for (int i = 0; i < Math.min(header.size(), record.getFieldCount()); i++) {
            fields.put(header.get(i), record.getField(i));
        }
        return new SourceRow(record.getStartingLineNumber(), fields, flaw);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
