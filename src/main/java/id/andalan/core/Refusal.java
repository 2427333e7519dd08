package id.andalan.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user can mend it: a stable code, shown at the field or as an RFC 9457 problem (status 422). The code is also the key of the text
 * in the message files.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String field;
    private final transient List<Object> args;

    public Refusal(String code, Object... args) {
        this(code, null, List.of(args));
    }

    private Refusal(String code, @Nullable String field, List<Object> args) {
        super(code, null, false, false);
        this.code = code;
        this.field = field;
        this.args = args;
    }

    /** A refusal that belongs to one field of a form or a JSON body. */
    public static Refusal at(String field, String code, Object... args) {
        return new Refusal(code, field, List.of(args));
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public Object[] args() {
        return args.toArray();
    }
}
