package id.andalan;

import id.andalan.cli.CommandLine;
import id.andalan.database.DataFolder;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.DatabaseFault;
import id.andalan.database.EmbeddedPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server ({@code run}, the default) or one command of the command line. */
@SpringBootApplication
public class Andalan {
    public static void main(String[] args) {
        List<String> words = args.length == 0 ? List.of("run") : List.of(args);
        try {
            if (words.getFirst().equals("run")) {
                serve();
            } else {
                System.exit(command(words));
            }
        } catch (DatabaseFault fault) {
            System.err.println("Andalan tidak dapat mulai. " + fault.getMessage());
            System.exit(1);
        }
    }

    private static void serve() {
        Database database = open(true);
        // Spring's own hook would race with the one that stops PostgreSQL: one hook, in the right order.
        SpringApplication application = application(database, Map.of("andalan.jobs", "true"));
        ConfigurableApplicationContext[] context = new ConfigurableApplicationContext[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (context[0] != null) {
                context[0].close();
            }
            database.close();
        }));
        context[0] = application.run();
    }

    private static int command(List<String> words) {
        try (Database database = open(false)) {
            SpringApplication application = application(database, Map.of("andalan.jobs", "false"));
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLogStartupInfo(false);
            try (ConfigurableApplicationContext context = application.run()) {
                return context.getBean(CommandLine.class).run(words);
            }
        }
    }

    private static SpringApplication application(Database database, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(database.address().settings());
        settings.putAll(more);
        SpringApplication application = new SpringApplication(Andalan.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        return application;
    }

    /** The external database that the environment names, or the embedded one: ours, or (for a command) the running server's. */
    private static Database open(boolean own) {
        Optional<DatabaseAddress> external = DatabaseAddress.fromEnvironment(System.getenv());
        if (external.isPresent()) {
            return new Database(external.get(), null);
        }
        DataFolder folder = DataFolder.fromEnvironment();
        Optional<DatabaseAddress> running = own ? Optional.empty() : EmbeddedPostgres.running(folder);
        if (running.isPresent()) {
            return new Database(running.get(), null);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        return new Database(postgres.address(), postgres);
    }

    private record Database(
            DatabaseAddress address, @Nullable EmbeddedPostgres own) implements AutoCloseable {
        @Override
        public void close() {
            if (own != null) {
                own.close();
            }
        }
    }
}
