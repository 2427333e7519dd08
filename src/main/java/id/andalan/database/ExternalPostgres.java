package id.andalan.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that somebody else's PostgreSQL can carry Andalan, and says in plain words when it cannot. */
final class ExternalPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalPostgres.class);
    private static final int LEAST_VERSION = 150_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private ExternalPostgres() {}

    /** Waits a while for a database that is only starting; then every fault is a {@link DatabaseFault}. */
    static void check(DatabaseAddress address) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        boolean told = false;
        while (true) {
            try (Connection connection = connect(address, address.owner())) {
                examine(connection, address);
                break;
            } catch (SQLException e) {
                if (!isPassing(e) || System.nanoTime() > deadline) {
                    throw new DatabaseFault(explain(e, address), e);
                }
                if (!told) {
                    LOG.info("Menunggu basis data di {} …", address.url());
                    told = true;
                }
                PostgresWatch.pause(500);
            }
        }
        if (!address.owner().user().equals(address.app().user())) {
            try (Connection connection = connect(address, address.app())) {
                PostgresRoles.grant(address);
                connection.isValid(1);
            } catch (SQLException e) {
                throw new DatabaseFault(explain(e, address), e);
            }
        }
    }

    static Connection connect(DatabaseAddress address, DatabaseAddress.Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(address.url(), properties);
    }

    private static void examine(Connection connection, DatabaseAddress address) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int, current_setting('server_version'),
                               current_setting('server_encoding'), pg_is_in_recovery(),
                               has_database_privilege(current_database(), 'create'),
                               current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
                               and current_setting('synchronous_commit') <> 'off'""")) {
            row.next();
            if (row.getInt(1) < LEAST_VERSION) {
                throw new DatabaseFault("PostgreSQL di " + address.url() + " berversi " + row.getString(2)
                        + "; Andalan memerlukan versi 15 atau lebih baru.");
            }
            if (!row.getString(3).equals("UTF8")) {
                throw new DatabaseFault("Basis data di " + address.url() + " memakai pengodean " + row.getString(3)
                        + ". Buat basis data baru dengan UTF8: createdb -E UTF8 -T template0 andalan.");
            }
            if (row.getBoolean(4)) {
                throw new DatabaseFault(
                        "PostgreSQL di " + address.url() + " adalah salinan hanya-baca; arahkan ke server utamanya.");
            }
            if (!row.getBoolean(5)) {
                throw new DatabaseFault(
                        "Peran " + address.owner() + " tidak boleh membuat skema. Jalankan di basis data itu: grant"
                                + " create on database … to " + address.owner() + ";");
            }
            if (!row.getBoolean(6)) {
                LOG.warn(
                        "PostgreSQL di {} tidak tahan mati listrik (fsync, full_page_writes atau synchronous_commit mati):"
                                + " nyalakan ketiganya.",
                        address.url());
            }
        }
    }

    private static boolean isPassing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // 57P03: starting up or shutting down; 53300: too many connections for the moment.
        return state.startsWith("08") || state.equals("57P03") || state.equals("53300");
    }

    static String explain(SQLException e, DatabaseAddress address) {
        String state = String.valueOf(e.getSQLState());
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String url = address.url();
        return switch (state) {
            case "28P01", "28000" ->
                "PostgreSQL di " + url + " menolak nama atau kata sandi. Periksa ANDALAN_DATABASE_USER dan"
                        + " ANDALAN_DATABASE_PASSWORD (serta _OWNER bila dipakai), dan pg_hba.conf di sana. Jawabannya: "
                        + e.getMessage();
            case "3D000" ->
                "Basis data yang disebut di " + url + " belum ada. Buat dulu: createdb -E UTF8 -T template0 andalan.";
            case "53300" ->
                "PostgreSQL di " + url + " kehabisan sambungan; naikkan max_connections (Andalan memerlukan 25).";
            default ->
                state.startsWith("08")
                        ? "Basis data di " + url + " tidak terjangkau (" + Reasons.of(root)
                                + "). Periksa alamat, jaringan, dan apakah PostgreSQL di sana berjalan."
                        : "Basis data di " + url + " menolak: " + e.getMessage();
        };
    }
}
