package id.andalan.report.web.open311;

import java.util.List;

/** What GeoReport v2 answers with a status and a list of errors: 404 not found, 403 key, 400 everything else a client can mend. */
final class Open311Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Object> args;

    private Open311Fault(int status, String code, Object... args) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.args = List.of(args);
    }

    static Open311Fault bad(String code, Object... args) {
        return new Open311Fault(400, code, args);
    }

    static Open311Fault notFound(String code, Object... args) {
        return new Open311Fault(404, code, args);
    }

    int status() {
        return status;
    }

    /** Key of the text in the message files. */
    String code() {
        return code;
    }

    Object[] args() {
        return args.toArray();
    }
}
