package id.andalan.database;

/** The database cannot be had; the message says why and what to do, in Indonesian, for whoever starts the server. */
public class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFault(String message) {
        super(message);
    }

    public DatabaseFault(String message, Throwable cause) {
        super(message, cause);
    }
}
