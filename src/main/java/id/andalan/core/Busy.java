package id.andalan.core;

/** Too much at once: nothing was done, and the same request may come again in a moment (503 with Retry-After). */
public class Busy extends RuntimeException {
    /** When to come again. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final long serialVersionUID = 1L;

    public Busy() {
        super("busy", null, false, false);
    }
}
