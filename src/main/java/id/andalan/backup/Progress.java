package id.andalan.backup;

import java.io.Console;
import java.util.Locale;

/** A bar on the terminal; silent where nobody looks. */
final class Progress {
    private static final int WIDTH = 30;
    private static final long STEP_NANOS = 200_000_000L;

    private final String title;
    private final long total;
    private final boolean seen;
    private long done;
    private long shownAt;

    Progress(String title, long total) {
        this.title = title;
        this.total = Math.max(total, 1);
        @SuppressWarnings("SystemConsoleNull") // NullAway cannot know that it is never null any more
        Console console = System.console();
        this.seen = console != null && console.isTerminal();
    }

    void add(long amount, String what) {
        done += amount;
        if (seen && System.nanoTime() - shownAt > STEP_NANOS) {
            show(what);
        }
    }

    void finish() {
        if (seen) {
            done = total;
            show("");
            System.err.println();
        }
    }

    private void show(String what) {
        shownAt = System.nanoTime();
        int filled = (int) (WIDTH * Math.min(done, total) / total);
        System.err.printf(
                Locale.ROOT,
                "\r%s [%s%s] %3d%% %-40.40s",
                title,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                100 * Math.min(done, total) / total,
                what);
    }
}
