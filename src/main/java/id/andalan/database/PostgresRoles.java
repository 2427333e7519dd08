package id.andalan.database;

import id.andalan.database.DatabaseAddress.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the embedded cluster: one owns and migrates, the other may only read and write rows. */
final class PostgresRoles {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "andalan_owner";
    static final String APP = "andalan";

    private final DataFolder folder;
    private final int port;

    PostgresRoles(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Brings roles, passwords and the database to what they should be; done anew at every start, so a crash half way heals. */
    void prepare(String database) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            // The secrets are URL-safe Base64: no quote can end the literal. Nothing of this belongs in the server's
            // log.
            statement.execute("set log_min_error_statement = panic");
            for (String role : new String[] {OWNER, APP}) {
                boolean exists = exists(statement, "select 1 from pg_roles where rolname = '" + role + "'");
                String rights = role.equals(OWNER) ? " login createdb" : " login";
                statement.execute((exists ? "alter role " : "create role ") + role + rights + " password '"
                        + folder.password("postgres-" + (role.equals(OWNER) ? "owner" : "app")) + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
                statement.execute("create database " + database + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + database + " from public");
            statement.execute("grant connect, temporary on database " + database + " to " + APP);
        } catch (SQLException e) {
            throw new DatabaseFault("PostgreSQL menolak penyiapan peran: " + e.getMessage(), e);
        }
        grant(address(database));
    }

    void drop(String database) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
        } catch (SQLException e) {
            throw new DatabaseFault("Basis data " + database + " tidak dapat dihapus: " + e.getMessage(), e);
        }
    }

    /** The application may read and write rows of what the owner makes, never make, change or drop a table. */
    static void grant(DatabaseAddress address) {
        String app = "\"" + address.app().user().replace("\"", "\"\"") + "\"";
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.owner().user(), address.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter default privileges grant usage on schemas to " + app);
            statement.execute("alter default privileges grant select, insert, update, delete on tables to " + app);
            statement.execute("alter default privileges grant usage, select on sequences to " + app);
        } catch (SQLException e) {
            throw new DatabaseFault("PostgreSQL menolak pemberian hak: " + e.getMessage(), e);
        }
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress(
                url(database),
                new Login(OWNER, folder.password("postgres-owner")),
                new Login(APP, folder.password("postgres-app")));
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, folder.password("postgres-superuser"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
