package id.andalan.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates while no other server does. Flyway's own lock is the table of its history, which two servers that start at once on an empty
 * database would both make.
 */
record OneAtATime(FlywayMigrationStrategy migration, ObjectProvider<OwnSchema> others)
        implements FlywayMigrationStrategy {
    private static final long LOCK = 0x616e64616c616eL;

    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            // Held by this session until it is closed, also when it is torn away.
            lock.setLong(1, LOCK);
            lock.execute();
            migration.migrate(flyway);
            others.orderedStream()
                    .forEach(one -> one.migrate(flyway.getConfiguration().getDataSource()));
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be locked for its migration", e);
        }
    }
}
