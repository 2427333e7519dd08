package id.andalan.database;

import java.sql.SQLException;
import java.util.Set;

/** Tells "the database is away for now" from every other fault: the caller should come again, nothing is wrong with the request. */
public final class DatabaseAway {
    /** What a caller is told to wait. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final int DEEPEST = 20;
    /** Disk full and out of memory or connections; statements ended by an operator, a crash or a start; read-only after a switch. */
    private static final Set<String> STATES =
            Set.of("53000", "53100", "53200", "53300", "57P01", "57P02", "57P03", "58030", "25006");

    /** What the pool says of a connection that it took away because it was broken; without a state. */
    private static final String CLOSED = "Connection is closed";

    private DatabaseAway() {}

    /** True when the cause, at any depth, is that the database cannot be reached or cannot work at the moment. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof SQLException sql && isAway(sql)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null && CLOSED.equals(failure.getMessage())) {
            return true;
        }
        if (failure instanceof java.sql.SQLTransientConnectionException
                || failure instanceof java.sql.SQLNonTransientConnectionException
                || failure instanceof java.sql.SQLRecoverableException) {
            return true;
        }
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
