package id.andalan.crash;

import id.andalan.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Nobody can write to a table until it is lifted: whoever wants to stands still in the middle of what he does. */
final class Barrier implements AutoCloseable {
    private final Connection connection;
    private final String table;

    Barrier(DatabaseAddress address, String table) throws SQLException {
        this.table = table;
        connection = DriverManager.getConnection(
                address.url(), address.owner().user(), address.owner().password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
    }

    /** Whether somebody stands before it within that time. */
    boolean holds(int seconds) throws SQLException, InterruptedException {
        for (int i = 0; i < seconds * 100; i++) {
            if (waiters() > 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return false;
    }

    private int waiters() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_locks where not granted and relation = '" + table + "'::regclass")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Lifts it; nothing when the database is gone. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It went with its database.
        }
    }
}
