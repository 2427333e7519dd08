package id.andalan.core;

/** Somebody else changed the row first (409); nothing was overwritten. The code is the key of the text in the message files. */
public class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] args;

    public Conflict(String code, Object... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args;
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args;
    }
}
