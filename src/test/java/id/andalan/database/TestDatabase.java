package id.andalan.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL for all tests of a run, in target/; each application context gets a database of its own. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static EmbeddedPostgres postgres;

    private static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            postgres =
                    EmbeddedPostgres.start(new DataFolder(Path.of("target/test-data")), PostgresSettings.forgetful());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.close()));
        }
        return postgres;
    }

    /** An empty database. */
    public static DatabaseAddress create() {
        return postgres().create("test_" + COUNT.incrementAndGet());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(create().settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue()))
                .applyTo(context);
    }
}
