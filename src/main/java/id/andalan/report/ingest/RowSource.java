package id.andalan.report.ingest;

import java.util.Iterator;

/** The records of a file, one after the other; the file is never held as a whole. */
interface RowSource extends Iterator<SourceRow>, AutoCloseable {
    @Override
    void close();
}
