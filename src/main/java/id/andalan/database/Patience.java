package id.andalan.database;

/**
 * Work that nobody waits for at a browser may ask the database longer: a clean-up or an import is silent for a while at a single
 * statement, which at a page would count as an outage.
 */
public final class Patience {
    private static final ThreadLocal<Boolean> LONG = ThreadLocal.withInitial(() -> false);

    private Patience() {}

    /** Runs it with a long patience for every connection that this thread takes from the pool meanwhile. */
    public static void whileRunning(Runnable work) {
        boolean before = LONG.get();
        LONG.set(true);
        try {
            work.run();
        } finally {
            LONG.set(before);
        }
    }

    static boolean isLong() {
        return LONG.get();
    }
}
