package id.andalan.cli;

import id.andalan.core.DatabaseReplaced;
import id.andalan.database.DataFolder;
import id.andalan.database.Database;
import id.andalan.database.DatabaseAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The life of a server process: database first, application on top; at the end the other way round. */
public final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** What residents and officers open first: makes the training know those classes too. */
    private static final List<String> TRAINING = List.of(
            "/",
            "/laporan",
            "/lapor",
            "/layanan?cari=ktp",
            "/masuk",
            "/pusat",
            "/api/openapi.json",
            "/api/v1/reports",
            "/open311/v2/services.xml",
            "/open311/v2/requests.json",
            "/actuator/health",
            "/actuator/prometheus");

    /** No answer from the database for so long is an outage: 503, not a browser that waits. Commands may ask longer. */
    private static final String ANSWERS_WITHIN = "--spring.datasource.hikari.data-source-properties.socketTimeout=8";

    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private static volatile @Nullable ConfigurableApplicationContext running;
    private static volatile boolean failed;

    private ServerProcess() {}

    /** Runs until the process is told to stop. */
    public static void run(Class<?> source) {
        String port = System.getenv().getOrDefault("ANDALAN_PORT", "8080");
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            System.err.printf("ANDALAN_PORT=%s bukan nomor port: pakai angka 1 sampai 65535.%n", port);
            System.exit(1);
        }
        Database database = Database.forServer(DataFolder.fromEnvironment(), System.getenv());
        // Spring's own hook would race with the one that stops PostgreSQL: one hook, in the right order.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "stop"));
        if (isTaken(Integer.parseInt(port))) {
            System.err.printf(
                    "Port %s sudah dipakai program lain: hentikan program itu,"
                            + " atau pakai port lain, misalnya ANDALAN_PORT=8090 ./andalan%n",
                    port);
            failed = true;
            System.exit(1);
        }
        Semaphore replaced = new Semaphore(0);
        SpringApplication application = application(source, database.address());
        application.addListeners(new OnReplaced(replaced));
        while (true) {
            running = null;
            ConfigurableApplicationContext context = start(application);
            running = context;
            replaced.acquireUninterruptibly();
            LOG.info("Basis data dipulihkan dari cadangan; Andalan memuat ulang dirinya …");
            context.close();
        }
    }

    /** As the web server will find it: asked for all addresses at once. */
    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static ConfigurableApplicationContext start(SpringApplication application) {
        try {
            return application.run("--andalan.jobs=true", ANSWERS_WITHIN);
        } catch (RuntimeException e) {
            // Spring has told why. Who is told to stop while starting comes here too; then the stop hook is at work
            // already.
            failed = true;
            System.exit(1);
            throw e;
        }
    }

    private static void stop(Database database) {
        ConfigurableApplicationContext context = running;
        if (failed) {
            database.close();
            return;
        }
        if (context == null) {
            // Stopped while starting: what is half up would only complain about the database going away.
            LoggingSystem.get(ServerProcess.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
            database.close();
            Runtime.getRuntime().halt(130);
            return;
        }
        LOG.info("Andalan berhenti …");
        context.close();
        database.close();
    }

    /** Starts on a fresh folder, serves each first page a few times and ends: shows the virtual machine what a start needs. */
    public static int train(Class<?> source) {
        try (Database database = Database.forServer(DataFolder.fromEnvironment(), Map.of())) {
            try (ConfigurableApplicationContext context =
                    application(source, database.address()).run("--andalan.jobs=true", "--server.port=0")) {
                String port = context.getEnvironment().getRequiredProperty("local.server.port");
                for (int round = 0; round < 3; round++) {
                    visit("http://127.0.0.1:" + port);
                }
                return 0;
            } catch (IOException e) {
                System.err.println(e.getMessage());
                return 1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
    }

    private static void visit(String server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : TRAINING) {
                client.send(
                        HttpRequest.newBuilder(URI.create(server + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    public static SpringApplication application(Class<?> source, DatabaseAddress address) {
        SpringApplication application = new SpringApplication(source);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(address.settings());
        return application;
    }

    /** A class, not a lambda: Spring reads from it which events it wants. */
    private record OnReplaced(Semaphore bell) implements ApplicationListener<DatabaseReplaced> {
        @Override
        public void onApplicationEvent(DatabaseReplaced event) {
            bell.release();
        }
    }
}
