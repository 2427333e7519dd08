package id.andalan.bench;

import id.andalan.database.DataFolder;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real server as a process of its own, started by the launcher with the launcher's flags, on a folder of its own. */
final class Server implements AutoCloseable {
    private static final Path HOME = Path.of(System.getenv().getOrDefault("ANDALAN_HOME", "."));
    private static final int PATIENCE_SECONDS = 180;
    /** USER_HZ, which Linux fixes for what it shows in /proc. */
    private static final double TICKS_PER_SECOND = 100;

    private final Path folder;
    private final int port;
    private final boolean demo;
    private Process process;
    private double secondsToReady;

    private final Path pack;

    private Server(Path folder, int port, boolean demo, Path pack) {
        this.demo = demo;
        this.pack = pack;
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param fresh begin with an empty folder
     * @param demo with sample persons to come in as, and a sample year of reports
     */
    static Server start(String name, boolean fresh, boolean demo) throws IOException {
        return start(name, fresh, demo, HOME.resolve("packs/ternate"));
    }

    /** Ternate's pack with what stands in another folder laid over it, as a copy under {@code target/bench}. */
    static Path packWith(Path more, String copy) throws IOException {
        Path packs = HOME.resolve("target/bench").resolve(copy).toAbsolutePath();
        delete(packs);
        copy(HOME.resolve("packs"), packs);
        copy(HOME.resolve(more), packs.resolve("ternate"));
        return packs.resolve("ternate");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static Server start(String name, boolean fresh, boolean demo, Path pack) throws IOException {
        Path folder = HOME.resolve("target/bench/" + name).toAbsolutePath();
        if (fresh) {
            delete(folder);
        }
        Files.createDirectories(folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Server server = new Server(folder, port, demo, pack);
        server.start();
        return server;
    }

    private void start() throws IOException {
        long begin = System.nanoTime();
        process = launcher("run").start();
        while (true) {
            try (Wire wire = new Wire(port, "")) {
                if (wire.get("/actuator/health").status() == 200) {
                    break;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_SECONDS * 1_000_000_000L) {
                throw new IOException("the server did not start; see " + folder.resolve("server.log"));
            }
            Load.sleep(20_000_000);
        }
        secondsToReady = (System.nanoTime() - begin) / 1e9;
    }

    private ProcessBuilder launcher(String... words) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("andalan").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("ANDALAN_DATA", folder.toString());
        environment.put("ANDALAN_PORT", Integer.toString(port));
        environment.put("ANDALAN_PACK", pack.toString());
        environment.put("ANDALAN_DEMO", Boolean.toString(demo));
        environment.put("ANDALAN_SKIP_BUILD", "true");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                folder.resolve(words[0].equals("run") ? "server.log" : "command.log").toFile()));
        return builder;
    }

    /** Runs {@code ./andalan WORDS…} beside the running server; its output. */
    String command(String... words) throws IOException {
        File output = Files.createTempFile(folder, "command", ".txt").toFile();
        try {
            Process run = launcher(words)
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("command.log").toFile()))
                    .redirectOutput(output)
                    .start();
            if (run.waitFor() != 0) {
                throw new IOException(String.join(" ", words) + " failed; see " + folder.resolve("command.log"));
            }
            return Files.readString(output.toPath()).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    int port() {
        return port;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path folder() {
        return folder;
    }

    /** Resident memory of the server process now and at its highest, in MB; PostgreSQL is another process. */
    long[] residentMegabytes() throws IOException {
        long now = 0;
        long peak = 0;
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                now = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            } else if (line.startsWith("VmHWM:")) {
                peak = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return new long[] {now, peak};
    }

    /** Processor time spent so far, in seconds: by the server, by PostgreSQL, by this load generator. */
    double[] processorSeconds() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
        double postgres = ticks(postmaster) / TICKS_PER_SECOND;
        for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            postgres += ticks(child.pid()) / TICKS_PER_SECOND;
        }
        return new double[] {
            ticks(process.pid()) / TICKS_PER_SECOND,
            postgres,
            ticks(ProcessHandle.current().pid()) / TICKS_PER_SECOND
        };
    }

    /** User and system time of a process that lives, in clock ticks; 0 when it has ended meanwhile. */
    private static double ticks(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    DatabaseAddress database() {
        return EmbeddedPostgres.running(new DataFolder(folder)).orElseThrow();
    }

    Connection owner() throws SQLException {
        DatabaseAddress address = database();
        return DriverManager.getConnection(
                address.url(), address.owner().user(), address.owner().password());
    }

    Connection superuser() throws SQLException, IOException {
        return DriverManager.getConnection(
                database().url(), "postgres", Files.readString(folder.resolve("secrets/postgres-superuser")).strip());
    }

    /** Ends the server as Ctrl-C does; the seconds it took. */
    double stop() {
        long begin = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
