package id.andalan.crash;

import id.andalan.Andalan;
import id.andalan.database.DataFolder;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Andalan as a process of its own that can be killed. Its folder stays in target/ for whoever wants to know what happened. */
final class RealServer {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern ADMINISTRATOR = Pattern.compile("/undangan/([\\w-]+)");
    private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(");

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    /** @param environment further settings, e.g. an external database */
    RealServer(String name, Map<String, String> environment) throws IOException {
        this.data = Path.of("target/crash", name).toAbsolutePath();
        this.environment = environment;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        delete(data);
        Files.createDirectories(data);
        // PostgreSQL's programs are the same for every folder: unpacked once for all tests.
        Path programs = Path.of("target/test-data/runtime").toAbsolutePath();
        Files.createDirectories(programs);
        Files.createSymbolicLink(data.resolve("runtime"), programs);
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

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    void launch() throws IOException {
        process = launch("run");
    }

    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    if (client.send(health, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("the server did not start: " + said());
    }

    /** The exit code of a server that ends by itself. */
    int await() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the server did not end: " + said());
        }
        return process.exitValue();
    }

    /** Runs one command beside the server; its exit code. */
    int command(String... words) throws IOException, InterruptedException {
        Process command = launch(words);
        if (!command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            command.destroyForcibly();
            throw new IOException(String.join(" ", words) + " did not end");
        }
        return command.exitValue();
    }

    private Process launch(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Andalan.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(words[0]).toFile()));
        builder.environment().put("ANDALAN_DATA", data.toString());
        builder.environment().put("ANDALAN_PORT", Integer.toString(port));
        builder.environment().put("ANDALAN_PUBLICWRITESPERMINUTE", "100000000");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path log(String word) {
        return data.resolve("server-" + word + ".log");
    }

    /** Everything the server printed, over all its starts. */
    String said() throws IOException {
        return Files.readString(log("run"));
    }

    String said(String command) throws IOException {
        return Files.readString(log(command));
    }

    boolean traced() throws IOException {
        return TRACE.matcher(said()).find();
    }

    /** The first administrator's link that the server printed last. */
    String administratorLink() throws IOException {
        return ADMINISTRATOR
                .matcher(said())
                .results()
                .map(MatchResult::group)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** As the machine's power button does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does; the time it took. */
    Duration stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The processes of the embedded PostgreSQL, its first one first. */
    List<ProcessHandle> postgres() throws IOException {
        Path pid = data.resolve("postgres/postmaster.pid");
        List<String> lines = Files.exists(pid) ? Files.readAllLines(pid) : List.of();
        return lines.isEmpty()
                ? List.of()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"))
                        .stream()
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .toList();
    }

    /** Where its embedded PostgreSQL answers. */
    DatabaseAddress database() {
        return EmbeddedPostgres.running(new DataFolder(data)).orElseThrow();
    }

    void killPostgres() throws IOException {
        postgres().stream().limit(1).forEach(ProcessHandle::destroyForcibly);
    }

    /** Neither dead nor answering, as a machine that hangs or a network that swallows everything. */
    void freezePostgres() throws IOException, InterruptedException {
        signalPostgres("-STOP");
    }

    void thawPostgres() throws IOException, InterruptedException {
        signalPostgres("-CONT");
    }

    private void signalPostgres(String signal) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        postgres().forEach(handle -> words.add(Long.toString(handle.pid())));
        new ProcessBuilder(words).start().waitFor();
    }
}
