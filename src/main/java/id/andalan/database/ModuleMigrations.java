package id.andalan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Migrates each module by itself: {@code db/migration/<module>} is recorded in {@code flyway_schema_history_<module>}, so that modules
 * count their versions apart. No migration may speak of another module's schema; the order of the modules therefore does not matter.
 *
 * <p>Done while no other server does: Flyway's own lock is the table of its history, which two servers that start at once on an empty
 * database would both make.
 */
record ModuleMigrations(ResourcePatternResolver files, ObjectProvider<OwnSchema> others)
        implements FlywayMigrationStrategy {
    private static final long LOCK = 0x616e64616c616eL;

    private static final String FOLDER = "db/migration/";

    private static final Pattern MODULE = Pattern.compile(FOLDER + "([a-z]+)/[^/]+[.]sql$");

    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            // Held by this session until it is closed, also when it is torn away.
            lock.setLong(1, LOCK);
            lock.execute();
            modules().forEach(module -> migrate(flyway.getConfiguration(), module));
            others.orderedStream()
                    .forEach(one -> one.migrate(flyway.getConfiguration().getDataSource()));
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be locked for its migration", e);
        }
    }

    private static void migrate(Configuration all, String module) {
        Flyway.configure()
                .configuration(all)
                .locations("classpath:" + FOLDER + module)
                .table(all.getTable() + "_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    private List<String> modules() {
        try {
            List<String> modules = Arrays.stream(files.getResources("classpath*:" + FOLDER + "*/*.sql"))
                    .map(ModuleMigrations::module)
                    .distinct()
                    .sorted()
                    .toList();
            if (modules.isEmpty()) {
                throw new IllegalStateException("no migrations under " + FOLDER);
            }
            return modules;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of migrations cannot be read", e);
        }
    }

    private static String module(Resource file) {
        try {
            Matcher found = MODULE.matcher(file.getURL().toString());
            if (!found.find()) {
                throw new IllegalStateException("migration in no module's folder: " + file);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException("migration " + file + " has no address", e);
        }
    }
}
