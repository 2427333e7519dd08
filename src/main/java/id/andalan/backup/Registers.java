package id.andalan.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The registers that letters take their numbers from: numbers given out here since the backup are on paper somewhere, so a register goes
 * on behind the higher of the two, never back. What letters they were is gone with the database that was replaced; the gap says so.
 */
final class Registers {
    private Registers() {}

    /** Remembers what stands here, until the transaction ends. */
    static void remember(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table here_register on commit drop as select * from document.register");
        }
    }

    /** After the backup's own rows are in. */
    static void goOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into document.register (agency, register, year, last)
                    select agency, register, year, last from here_register
                    on conflict (agency, register, year) do update set last = greatest(register.last, excluded.last)""");
        }
    }
}
