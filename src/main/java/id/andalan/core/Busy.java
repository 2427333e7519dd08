package id.andalan.core;

/** Too much at once: nothing was done, and the same request may come again in a moment (503 with Retry-After). */
public class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Busy() {
        super("busy", null, false, false);
    }
}
