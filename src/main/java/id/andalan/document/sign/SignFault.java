package id.andalan.document.sign;

/** A PDF was not signed, and why: a code of the messages, for the signer or whoever looks after the letters. */
public class SignFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public SignFault(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    public SignFault(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
