package id.andalan.crash;

import id.andalan.Andalan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Andalan as a process of its own that can be killed. */
final class RealServer {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    /** @param environment further settings, e.g. an external database */
    RealServer(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = environment;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        Files.createDirectories(data);
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        process = launch("run");
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
        throw new IOException("the server did not start: " + Files.readString(log("run")));
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
        List<String> command = new java.util.ArrayList<>(List.of(
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

    void killPostgres() throws IOException {
        Path pid = data.resolve("postgres/postmaster.pid");
        if (Files.exists(pid)) {
            List<String> lines = Files.readAllLines(pid);
            if (!lines.isEmpty()) {
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
