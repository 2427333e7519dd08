package id.andalan.database;

import id.andalan.database.DatabaseAddress.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own in the data folder: loopback only, random passwords, durable ({@code fsync} and {@code synchronous_commit}
 * on). The process that started it stops it, after the application has closed its connections.
 *
 * <p>It runs detached from the terminal, so Ctrl-C reaches the application first; if the application is killed, PostgreSQL lives on
 * and the next start takes it down cleanly and starts it anew.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "andalan_owner";
    private static final String APP = "andalan";
    private static final String DATABASE = "andalan";

    private final DataFolder folder;
    private final Path home;
    private final Map<String, String> settings;
    private int port;

    private EmbeddedPostgres(DataFolder folder, Path home, Map<String, String> settings) {
        this.folder = folder;
        this.home = home;
        this.settings = settings;
    }

    /** Starts the cluster of the folder, making it first when it is not there. */
    public static EmbeddedPostgres start(DataFolder folder) {
        return start(folder, PostgresSettings.durable());
    }

    static EmbeddedPostgres start(DataFolder folder, Map<String, String> settings) {
        folder.create();
        if (!folder.lock()) {
            throw new DatabaseFault("Folder data " + folder.root() + " sedang dipakai " + folder.lockedBy()
                    + ". Hentikan dulu server itu, atau pilih folder lain dengan ANDALAN_DATA.");
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, PostgresBinaries.unpackTo(folder.runtime()), settings);
        try {
            postgres.startLocked();
        } catch (RuntimeException e) {
            folder.unlock();
            throw e;
        }
        return postgres;
    }

    private void startLocked() {
        if (!Files.exists(folder.cluster().resolve("PG_VERSION"))) {
            initialise();
        }
        stopLeftover();
        port = freePort();
        List<String> options = new ArrayList<>(List.of("-p " + port, "-h 127.0.0.1"));
        settings.forEach((name, value) -> options.add("-c " + name + "=" + value));
        run(
                "pg_ctl",
                "-D",
                folder.cluster().toString(),
                "-l",
                folder.log().resolve("postgres.log").toString(),
                "-w",
                "-t",
                "60",
                "-o",
                String.join(" ", options),
                "start");
        prepareRoles();
    }

    private void initialise() {
        try {
            Path passwordFile = Files.createTempFile(
                    folder.root(),
                    "initdb",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(passwordFile, folder.secret("postgres-superuser"));
                run(
                        "initdb",
                        "-D",
                        folder.cluster().toString(),
                        "-U",
                        SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--no-instructions");
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that outlived its application is stopped; a pid file that names somebody else's process is removed. */
    private void stopLeftover() {
        Path pidFile = folder.cluster().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            boolean postgres = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
            if (postgres) {
                stop();
            } else {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseFault("Berkas " + pidFile + " tidak dapat dibaca: " + e.getMessage(), e);
        }
    }

    private void prepareRoles() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, folder.secret("postgres-superuser"));
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (row.next()) {
                    return;
                }
            }
            // The secrets are URL-safe Base64: no quote can end the literal.
            statement.execute(
                    "create role " + OWNER + " login createdb password '" + folder.secret("postgres-owner") + "'");
            statement.execute("create role " + APP + " login password '" + folder.secret("postgres-app") + "'");
            createDatabase(statement, DATABASE);
        } catch (SQLException e) {
            throw new DatabaseFault("PostgreSQL menolak penyiapan peran: " + e.getMessage(), e);
        }
        grant(address(DATABASE));
    }

    private static void createDatabase(Statement statement, String name) throws SQLException {
        statement.execute("create database " + name + " owner " + OWNER);
        statement.execute("revoke all on database " + name + " from public");
        statement.execute("grant connect, temporary on database " + name + " to " + APP);
    }

    /** The application may read and write rows of what the owner makes, never make, change or drop a table. */
    private static void grant(DatabaseAddress address) {
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.owner().user(), address.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter default privileges grant usage on schemas to " + APP);
            statement.execute("alter default privileges grant select, insert, update, delete on tables to " + APP);
            statement.execute("alter default privileges grant usage, select on sequences to " + APP);
        } catch (SQLException e) {
            throw new DatabaseFault("PostgreSQL menolak pemberian hak: " + e.getMessage(), e);
        }
    }

    /** A further database in this cluster, with the same two roles; for tests. */
    DatabaseAddress create(String name) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        SUPERUSER,
                        folder.secret("postgres-superuser"));
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            createDatabase(statement, name);
        } catch (SQLException e) {
            throw new DatabaseFault("Basis data " + name + " tidak dapat dibuat: " + e.getMessage(), e);
        }
        grant(address(name));
        return address(name);
    }

    public DatabaseAddress address() {
        return address(DATABASE);
    }

    private DatabaseAddress address(String database) {
        return address(folder, port, database);
    }

    private static DatabaseAddress address(DataFolder folder, int port, String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                new Login(OWNER, folder.secret("postgres-owner")),
                new Login(APP, folder.secret("postgres-app")));
    }

    /**
     * The address of the cluster that another process runs in this folder.
     *
     * @return empty when the folder is free
     */
    public static java.util.Optional<DatabaseAddress> running(DataFolder folder) {
        if (!Files.exists(folder.root())) {
            return java.util.Optional.empty();
        }
        if (folder.lock()) {
            folder.unlock();
            return java.util.Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(folder.cluster().resolve("postmaster.pid"));
            return java.util.Optional.of(
                    address(folder, Integer.parseInt(lines.get(3).strip()), DATABASE));
        } catch (IOException | RuntimeException e) {
            throw new DatabaseFault(
                    "Server di folder " + folder.root() + " sedang mulai atau berhenti; coba lagi sebentar.", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        run("pg_ctl", "-D", folder.cluster().toString(), "-m", "fast", "-w", "-t", "30", "stop");
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            folder.unlock();
        }
    }

    private void run(String program, String... args) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not see itself as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(args));
        Path output = folder.log().resolve(program + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new DatabaseFault(program + " gagal. " + lastLines(output) + " Rincian: " + folder.log());
            }
        } catch (IOException e) {
            throw new DatabaseFault(program + " tidak dapat dijalankan: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault(program + " terputus", e);
        }
    }

    private static String lastLines(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }
}
