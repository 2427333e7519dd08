package id.andalan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster in the data folder: made whole or not at all, started, stopped, and freed from what a crash left behind. */
final class PostgresCluster {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String MAJOR = "18";
    /** A crash may leave minutes of journal to replay. */
    private static final String START_SECONDS = "150";

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Map<String, String> settings;

    PostgresCluster(DataFolder folder, PostgresPrograms programs, Map<String, String> settings) {
        this.folder = folder;
        this.programs = programs;
        this.settings = settings;
    }

    private String directory() {
        return folder.cluster().toString();
    }

    /** Makes the cluster beside its final place and moves it there, so that a crash leaves no half one. */
    void initialise() {
        Path version = folder.cluster().resolve("PG_VERSION");
        try {
            if (Files.exists(version)) {
                String major = Files.readString(version).strip();
                if (!major.equals(MAJOR)) {
                    throw new DatabaseFault(
                            "Folder " + directory() + " dibuat oleh PostgreSQL " + major
                                    + ", sedangkan Andalan ini membawa " + MAJOR
                                    + ". Jalankan versi Andalan yang lama, ./andalan backup BERKAS, lalu ./andalan restore BERKAS di versi ini.");
                }
                return;
            }
            Path half = folder.root().resolve("postgres.new");
            PostgresBinaries.delete(half);
            initdb(half);
            Files.move(half, folder.cluster());
        } catch (IOException e) {
            throw new DatabaseFault("Basis data tidak dapat dibuat di " + directory() + ": " + Reasons.of(e), e);
        }
    }

    private void initdb(Path into) throws IOException {
        Path password = Files.createTempFile(
                folder.root(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, folder.password("postgres-superuser"));
            List<String> options =
                    List.of("-U", PostgresRoles.SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C");
            List<String> words =
                    new ArrayList<>(List.of("-D", into.toString(), "--pwfile=" + password, "--no-instructions"));
            words.addAll(options);
            programs.run("initdb", words.toArray(String[]::new));
        } finally {
            Files.delete(password);
        }
    }

    /**
     * Ends a server that outlived its application; drops a pid file without a server behind it. We hold the folder's lock, so
     * nobody else can be running it.
     */
    void stopLeftover() {
        Optional<ProcessHandle> leftover = postmaster();
        try {
            if (leftover.isPresent() && Files.exists(pidFile())) {
                LOG.info("a PostgreSQL of an earlier run is still there; ending it");
                programs.run("pg_ctl", "-D", directory(), "-m", "fast", "-w", "-t", "120", "stop");
            } else if (leftover.isPresent()) {
                leftover.get().destroy();
                leftover.get().onExit().join();
            } else {
                Files.deleteIfExists(pidFile());
            }
        } catch (IOException e) {
            throw new DatabaseFault("Berkas " + pidFile() + " tidak dapat dihapus: " + Reasons.of(e), e);
        }
        if (!folder.secrets().isIntact("postgres-superuser")) {
            replaceSuperuserPassword();
        }
    }

    /** The running server of this folder: found by its command line, since a number in a pid file may be anybody's by now. */
    Optional<ProcessHandle> postmaster() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent())
                .filter(process -> process.info()
                        .arguments()
                        .filter(args -> Arrays.asList(args).contains(directory()))
                        .isPresent())
                .findFirst();
    }

    private Path pidFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private void replaceSuperuserPassword() {
        LOG.warn("the password of the embedded PostgreSQL was lost; a new one is set");
        programs.runWithInput(
                "alter role " + PostgresRoles.SUPERUSER + " password '" + folder.password("postgres-superuser") + "'\n",
                "postgres",
                "--single",
                "-D",
                directory(),
                "postgres");
    }

    void start(int port) {
        List<String> options = new ArrayList<>(List.of("-p " + port, "-h 127.0.0.1"));
        settings.forEach((name, value) -> options.add("-c " + name + "=" + value));
        options.add("-c log_directory=" + quoted(folder.log().toString()));
        Path words = folder.log().resolve("postgres-start.log");
        try {
            Files.deleteIfExists(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        programs.run(
                "pg_ctl",
                "-D",
                directory(),
                "-l",
                words.toString(),
                "-w",
                "-t",
                START_SECONDS,
                "-o",
                String.join(" ", options),
                "start");
    }

    /** pg_ctl hands the options to a shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Asks the server to stop and waits that long for it; it goes on stopping by itself after that. */
    void stop(String seconds) {
        if (postmaster().isEmpty()) {
            return;
        }
        try {
            programs.run("pg_ctl", "-D", directory(), "-m", "fast", "-w", "-t", seconds, "stop");
        } catch (DatabaseFault fault) {
            if (postmaster().isPresent()) {
                LOG.info("PostgreSQL finishes its last checkpoint in the background");
            }
        }
    }
}
