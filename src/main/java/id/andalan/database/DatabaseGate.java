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
        return super.getConnection();
    }
}
