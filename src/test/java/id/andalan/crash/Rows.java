package id.andalan.crash;

import id.andalan.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What stands in the database, asked past the server. */
final class Rows implements AutoCloseable {
    private final Connection connection;

    Rows(DatabaseAddress address) throws SQLException {
        connection = DriverManager.getConnection(
                address.url(), address.owner().user(), address.owner().password());
    }

    static Rows of(RealServer server) throws SQLException {
        return new Rows(server.database());
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The first column of all rows. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** The count once it is what it should be, or what it still is when the patience is over. */
    long countUntil(long wanted, int seconds, String sql) throws SQLException, InterruptedException {
        long found = count(sql);
        for (int i = 0; i < seconds * 10 && found != wanted; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            found = count(sql);
        }
        return found;
    }

    /** How many rows it changed. */
    int change(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
