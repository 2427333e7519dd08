package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Watches the quotes of a CSV text as it is read. A quote that is never closed would swallow everything behind it into one field, and
 * no row would be missed: the file is refused with the line where the quote begins.
 */
final class QuoteGuard extends FilterReader {
    private enum At {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final char separator;
    private At at = At.FIELD_START;
    private long line = 1;
    private long opened;
    private boolean afterReturn;

    QuoteGuard(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        int count = super.read(to, from, length);
        if (count < 0 && at == At.QUOTED) {
            throw new Refusal("ingest.csv.unclosed", opened);
        }
        for (int i = from; i < from + count; i++) {
            step(to[i]);
        }
        return count;
    }

    private void step(char c) {
        at = switch (at) {
            case FIELD_START, PLAIN -> outside(c);
            case QUOTED -> c == '"' ? At.QUOTE_IN_QUOTED : At.QUOTED;
            // A doubled quote is one of the text; anything else ends the field.
            case QUOTE_IN_QUOTED -> c == '"' ? At.QUOTED : outside(c);
        };
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = c == '\r';
    }

    private At outside(char c) {
        if (c == separator || c == '\n' || c == '\r') {
            return At.FIELD_START;
        }
        if (c == '"' && at == At.FIELD_START) {
            opened = line;
            return At.QUOTED;
        }
        return At.PLAIN;
    }
}
