package id.andalan.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of many reports.
 *
 * @param source where the reports come from; external ids are unique within it
 * @param digest SHA-256 of file and mapping
 */
public record ImportRun(
        UUID id,
        String source,
        String file,
        String digest,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        boolean sample,
        Counts counts) {

    /** Rows so far. */
    public record Counts(long read, long loaded, long refused) {
        static final Counts NONE = new Counts(0, 0, 0);
    }
}
