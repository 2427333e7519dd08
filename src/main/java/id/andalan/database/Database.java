package id.andalan.database;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An opened database: the external one, the one a running server keeps in our folder, or one that we keep ourselves until closed. */
public final class Database implements AutoCloseable {
    private final DatabaseAddress address;
    private final @Nullable EmbeddedPostgres own;

    private Database(DatabaseAddress address, @Nullable EmbeddedPostgres own) {
        this.address = address;
        this.own = own;
    }

    /** For a server: its own PostgreSQL, unless the environment names an external one. */
    public static Database forServer(DataFolder folder, Map<String, String> environment) {
        return external(environment).orElseGet(() -> start(folder));
    }

    /** For a command: the running server's PostgreSQL, or for the moment one of our own. */
    public static Database forCommand(DataFolder folder, Map<String, String> environment) {
        return external(environment)
                .orElseGet(() -> EmbeddedPostgres.running(folder)
                        .map(address -> new Database(address, null))
                        .orElseGet(() -> start(folder)));
    }

    private static Optional<Database> external(Map<String, String> environment) {
        return DatabaseAddress.fromEnvironment(environment).map(address -> {
            ExternalPostgres.check(address);
            return new Database(address, null);
        });
    }

    private static Database start(DataFolder folder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        return new Database(postgres.address(), postgres);
    }

    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
