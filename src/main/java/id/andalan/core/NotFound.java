package id.andalan.core;

/** Not there, or not yours: the same answer (404), so that nobody learns what exists. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what, null, false, false);
    }
}
