package id.andalan.identity.oidc;

/**
 * Signing in through the provider did not work, and not because of the person.
 *
 * <p>The message is for the log and for {@code doctor}: it holds no token, no code and no secret.
 */
public class ProviderFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, as far as it changes what people are told. */
    public enum Kind {
        /** No answer, or none that makes sense; trying again later may help. */
        UNREACHABLE("oidc.unreachable", 503),
        /** Something in the settings, here or at the provider; only the administrator can mend it. */
        SETTINGS("oidc.settings", 503),
        /** The one-time code was used before or is too old. */
        CODE("oidc.code", 422),
        /** The ID token is not what it should be. */
        TOKEN("oidc.token", 422);

        private final String code;
        private final int status;

        Kind(String code, int status) {
            this.code = code;
            this.status = status;
        }

        /** Key of the text in the message files. */
        public String code() {
            return code;
        }

        /** HTTP status of the page that says so. */
        public int status() {
            return status;
        }
    }

    public ProviderFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ProviderFault(Kind kind, String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
