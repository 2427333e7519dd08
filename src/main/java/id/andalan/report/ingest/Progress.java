package id.andalan.report.ingest;

import id.andalan.core.Bilingual;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** A line on the terminal that tells how far a long job is, how fast, and how long it still takes. */
final class Progress implements AutoCloseable {
    private static final long REFRESH_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final int BAR = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final long start;
    private final AtomicLong count = new AtomicLong();
    private long shownAt;

    /**
     * @param total expected rows; 0: unknown
     */
    Progress(PrintStream out, boolean terminal, long total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.start = System.nanoTime();
        this.shownAt = start;
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway and the compiler disagree whether it can be null
    static Progress onTerminal(long total) {
        java.io.Console console = System.console();
        return new Progress(System.err, console != null && console.isTerminal(), total);
    }

    void advance(long rows) {
        count.addAndGet(rows);
        show(false);
    }

    private synchronized void show(boolean last) {
        long now = System.nanoTime();
        if (last || now - shownAt >= (terminal ? REFRESH_NANOS : LINE_NANOS)) {
            shownAt = now;
            String line = line(count.get(), total, (now - start) / 1e9);
            if (terminal) {
                out.print("\r" + line + (last ? "\n" : ""));
                out.flush();
            } else {
                out.println(line);
            }
        }
    }

    static String line(long done, long total, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        String speed = String.format(Bilingual.INDONESIAN, "%,d baris · %,.0f baris/detik", done, rate);
        if (total <= 0) {
            return speed;
        }
        double part = Math.min(1, (double) done / total);
        int filled = (int) (part * BAR);
        long left = rate > 0 ? Math.round((total - done) / rate) : 0;
        return String.format(
                Bilingual.INDONESIAN,
                "[%s%s] %3.0f %% · %s · sisa %d:%02d",
                "█".repeat(filled),
                "·".repeat(BAR - filled),
                part * 100,
                speed,
                Math.max(0, left) / 60,
                Math.max(0, left) % 60);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        show(true);
    }
}
