package id.andalan.catalog.process;

/** A case cannot go on as the process says. The code is one of the messages; the arguments are what it names. */
public final class WalkStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object[] args;

    public WalkStopped(String code, Object... args) {
        super(code);
        this.args = args.clone();
    }

    public String code() {
        return String.valueOf(getMessage());
    }

    public Object[] args() {
        return args.clone();
    }
}
