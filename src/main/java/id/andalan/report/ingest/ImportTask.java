package id.andalan.report.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its page shows it: given over through the page, or a run of the command line, which has no task until it is undone.
 *
 * @param id of the task; of the run where there is no task
 * @param run what is in the database by now; null while nothing is
 * @param found what checking or loading counted
 * @param fault why it failed, in words
 * @param by account that began it; null for the command line
 */
public record ImportTask(
        UUID id,
        String file,
        State state,
        @Nullable Run run,
        Found found,
        @Nullable String fault,
        @Nullable UUID by,
        Instant at) {

    /** Where it stands. */
    public enum State {
        CHECK,
        CHECKED,
        LOAD,
        DONE,
        UNDO,
        UNDONE,
        FAILED,
        /** Begun on the command line and not finished: running there, or interrupted. */
        ELSEWHERE;

        /** The server works on it. */
        public boolean isMoving() {
            return this == CHECK || this == LOAD || this == UNDO;
        }
    }

    /** What has come in so far. */
    public record Run(UUID id, String source, long loaded, long refused, boolean sample) {}

    /**
     * Counts.
     *
     * @param total records the file may hold, a guess
     * @param done records gone through
     * @param counts of those that can come in, by {@code kategori}, {@code kelurahan} and {@code status}
     */
    public record Found(long total, long done, long loadable, long refused, Map<String, Map<String, Long>> counts) {
        public int percent() {
            return total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
        }
    }

    /** A record that cannot come in. */
    public record Refused(long line, String externalId, String code, String reason) {}

    /** Something of it is in the database and can be taken back. */
    public boolean canBeUndone() {
        return run != null && !run.sample && (state == State.DONE || state == State.FAILED);
    }

    /** Nothing of it is in the database, so it can just be forgotten. */
    public boolean canBeDropped() {
        return run == null && (state == State.CHECKED || state == State.FAILED);
    }
}
