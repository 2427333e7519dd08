package id.andalan.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Stands before the pool of connections. While {@link DatabasePulse} knows that the database is away, everybody is told so at once
 * instead of waiting in the pool: a page asks several times, and a crowd that waits would pile up.
 */
final class DatabaseGate extends DelegatingDataSource {
    /** Still an end: a database that hangs must not keep a job for ever. */
    private static final int LONG_MILLIS = 300_000;

    private volatile boolean open = true;

    DatabaseGate(DataSource pool) {
        super(pool);
    }

    /** True when that changes something. */
    boolean open(boolean now) {
        boolean changes = open != now;
        open = now;
        return changes;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!open) {
            throw new SQLTransientConnectionException("the database does not answer", "08001");
        }
        Connection connection = super.getConnection();
        if (Patience.isLong()) {
            // The pool sets it back.
            connection.setNetworkTimeout(Runnable::run, LONG_MILLIS);
        }
        return connection;
    }
}
