package id.andalan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own in the data folder: loopback only, random passwords, durable ({@code fsync} and {@code synchronous_commit}
 * on). The process that started it stops it, after the application has closed its connections, and starts it anew should it die.
 *
 * <p>It runs detached from the terminal, so Ctrl-C reaches the application first; if the application is killed, PostgreSQL lives on
 * and the next start takes it down cleanly and starts it anew.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "andalan";
    private static final int ATTEMPTS = 5;
    /** Ctrl-C must end soon: a long last checkpoint goes on without us, and the next start waits for it. */
    private static final String STOP_SECONDS = "2";

    private final DataFolder folder;
    private final PostgresCluster cluster;
    private int port;
    private @Nullable PostgresWatch watch;

    private EmbeddedPostgres(DataFolder folder, PostgresCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
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
        try {
            Path home = PostgresBinaries.unpackTo(folder.runtime());
            PostgresPrograms programs = new PostgresPrograms(home, folder.log());
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, new PostgresCluster(folder, programs, settings));
            postgres.startLocked();
            return postgres;
        } catch (RuntimeException e) {
            folder.unlock();
            throw e;
        }
    }

    private void startLocked() {
        cluster.initialise();
        cluster.stopLeftover();
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            try {
                cluster.start(port);
                break;
            } catch (DatabaseFault fault) {
                // Somebody took the port in between, or children of a killed server still hold its memory for a moment.
                boolean passing = fault.getMessage() != null
                        && (fault.getMessage().contains("still in use")
                                || fault.getMessage().contains("already in use"));
                if (!passing || attempt == ATTEMPTS) {
                    throw fault;
                }
                PostgresWatch.pause(1_000);
            }
        }
        try {
            new PostgresRoles(folder, port).prepare(DATABASE);
        } catch (RuntimeException e) {
            cluster.stop(STOP_SECONDS);
            throw e;
        }
        watch = new PostgresWatch(cluster, port);
    }

    /** A further database in this cluster, empty, with the same two roles; for tests. */
    DatabaseAddress create(String name) {
        PostgresRoles roles = new PostgresRoles(folder, port);
        roles.drop(name);
        roles.prepare(name);
        return roles.address(name);
    }

    public DatabaseAddress address() {
        return new PostgresRoles(folder, port).address(DATABASE);
    }

    /**
     * The address of the cluster that another process runs in this folder.
     *
     * @return empty when the folder is free
     */
    public static Optional<DatabaseAddress> running(DataFolder folder) {
        if (!Files.isDirectory(folder.root())) {
            return Optional.empty();
        }
        if (folder.lock()) {
            folder.unlock();
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(folder.cluster().resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(3).strip());
            return Optional.of(new PostgresRoles(folder, port).address(DATABASE));
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

    /** Leaves everything as a killed process does: PostgreSQL running, nobody watching, the lock free; for tests. */
    void abandon() {
        if (watch != null) {
            watch.close();
        }
        folder.unlock();
    }

    @Override
    public void close() {
        try {
            if (watch != null) {
                watch.close();
            }
            cluster.stop(STOP_SECONDS);
        } finally {
            folder.unlock();
        }
    }
}
