package id.andalan.backup;

import id.andalan.core.DatabaseReplaced;
import id.andalan.core.Refusal;
import id.andalan.identity.SealingKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup in the place of everything: one transaction, so that it happens whole or not at all. */
@Component
class Restorer {
    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final int ATTEMPTS = 6;
    private static final String LOCKED = "55P03";
    private static final String DEADLOCK = "40P01";

    private final OwnerConnection owner;
    private final SealingKeys keys;
    private final Clock clock;
    private final JsonMapper json;

    Restorer(OwnerConnection owner, SealingKeys keys, Clock clock, JsonMapper json) {
        this.owner = owner;
        this.keys = keys;
        this.clock = clock;
        this.json = json;
    }

    long restore(Path path, boolean withOtherKey) throws IOException, SQLException {
        try (BackupFile file = BackupFile.open(path, json);
                Connection connection = owner.open()) {
            Manifest manifest = file.manifest();
            judge(manifest, new Catalog(connection), withOtherKey);
            file.verify();
            List<Catalog.Table> tables = new Catalog(connection).tables();
            connection.rollback();
            List<String> closed = closed(connection, tables);
            takeTables(connection, tables, closed);
            load(connection, file, tables);
            Registers.goOn(connection);
            forEach(connection, closed, "revoke truncate on %s from current_user");
            finish(connection, manifest);
            connection.commit();
            analyze(connection);
            return manifest.rows();
        }
    }

    Optional<Backups.Standing> standing(Path path) throws IOException, SQLException {
        try (BackupFile file = BackupFile.open(path, json);
                Connection connection = owner.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select number, filed_at, (select count(*) from report.report)
                        from report.report order by filed_at desc, id desc limit 1""")) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Backups.Standing(
                    row.getLong(3),
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    file.manifest().takenAt()));
        }
    }

    private void judge(Manifest manifest, Catalog catalog, boolean withOtherKey) throws SQLException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refusal("backup.newer", "format " + manifest.format());
        }
        Map<String, String> here = catalog.migrations();
        if (!here.equals(manifest.migrations())) {
            String differing = manifest.migrations().entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(here.get(entry.getKey())))
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
            boolean newer = manifest.migrations().entrySet().stream()
                    .anyMatch(entry -> isNewer(entry.getValue(), here.get(entry.getKey())));
            throw new Refusal(newer ? "backup.newer" : "backup.older", differing);
        }
        if (!withOtherKey && !keys.has(manifest.sealingKey())) {
            throw new Refusal("backup.key", manifest.sealingKey());
        }
    }

    private static boolean isNewer(String version, @org.jspecify.annotations.Nullable String here) {
        return here == null
                || org.flywaydb.core.api.MigrationVersion.fromVersion(version)
                                .compareTo(org.flywaydb.core.api.MigrationVersion.fromVersion(here))
                        > 0;
    }

    /**
     * Tables that even their owner may not empty: the journal, where one role both owns and runs. He may give himself the right, and
     * takes it back in the same transaction.
     */
    private static List<String> closed(Connection connection, List<Catalog.Table> tables) throws SQLException {
        List<String> closed = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement("select has_table_privilege(?, 'truncate')")) {
            for (Catalog.Table table : tables) {
                question.setString(1, table.name());
                try (ResultSet row = question.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        closed.add(table.name());
                    }
                }
            }
        }
        return closed;
    }

    private static void forEach(Connection connection, List<String> tables, String statement) throws SQLException {
        try (Statement each = connection.createStatement()) {
            for (String table : tables) {
                each.execute(statement.formatted(table));
            }
        }
    }

    /** Empties all tables at once; tries again when running requests stand in the way, before anything was changed. */
    private static void takeTables(Connection connection, List<Catalog.Table> tables, List<String> closed)
            throws SQLException {
        String names = tables.stream().map(Catalog.Table::name).collect(Collectors.joining(", "));
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout = '5s'");
                forEach(connection, closed, "grant truncate on %s to current_user");
                statement.execute("lock table " + names + " in access exclusive mode");
                Registers.remember(connection);
                for (Catalog.Table table : tables) {
                    statement.execute("alter table " + table.name() + " disable trigger user");
                }
                statement.execute("truncate " + names);
                statement.execute("set local lock_timeout = 0");
                return;
            } catch (SQLException e) {
                connection.rollback();
                boolean inTheWay = LOCKED.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState());
                if (!inTheWay || attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.info("Tabel sedang dipakai; mencoba lagi …");
            }
        }
    }

    private static void load(Connection connection, BackupFile file, List<Catalog.Table> tables)
            throws IOException, SQLException {
        Manifest manifest = file.manifest();
        Map<String, Manifest.Part> parts =
                manifest.parts().stream().collect(Collectors.toMap(Manifest.Part::table, part -> part));
        Set<String> known = new HashSet<>();
        Progress progress = new Progress("Memulihkan", manifest.rows());
        try (Statement statement = connection.createStatement()) {
            for (Catalog.Table table : tables) {
                Manifest.Part part = parts.get(table.name());
                if (part == null) {
                    throw new Refusal("backup.damaged", table.name());
                }
                known.add(table.name());
                // The names come from this database's own catalogue, quoted there; the file's must be the same ones.
                if (!new HashSet<>(table.columns()).equals(new HashSet<>(part.columns()))) {
                    throw new Refusal("backup.damaged", part.entry());
                }
                try (InputStream in = file.read(part)) {
                    long rows = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + table.name() + " (" + String.join(", ", part.columns()) + ") from stdin",
                                    in,
                                    1 << 16);
                    if (rows != part.rows()) {
                        throw new Refusal("backup.damaged", part.entry());
                    }
                }
                statement.execute("alter table " + table.name() + " enable trigger user");
                progress.add(part.rows(), table.name());
            }
        }
        if (!known.containsAll(parts.keySet())) {
            throw new Refusal("backup.damaged", Manifest.NAME);
        }
        progress.finish();
    }

    /** Sequences go on behind what was given out; the journal's next place stands behind everything restored. */
    private void finish(Connection connection, Manifest manifest) throws SQLException {
        Map<String, Long> resumed = new Catalog(connection).resumed(manifest.sequences());
        try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?, false)")) {
            for (Map.Entry<String, Long> sequence : resumed.entrySet()) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.executeQuery().close();
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select audit.rebase()");
        }
        try (PreparedStatement entry = connection.prepareStatement("""
                insert into audit.entry (at, action, subject_type, subject_id, actor_kind, facts)
                values (?, 'system.restored', 'system', 'database', 'SYSTEM', jsonb_build_object('taken', ?, 'rows', ?))""")) {
            entry.setTimestamp(1, java.sql.Timestamp.from(clock.instant()));
            entry.setString(2, manifest.takenAt().toString());
            entry.setLong(3, manifest.rows());
            entry.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            // Heard at commit: every server forgets what it remembers of the database that was.
            statement.execute("notify " + DatabaseReplaced.CHANNEL);
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }
}
