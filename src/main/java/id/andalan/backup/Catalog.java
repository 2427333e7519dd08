package id.andalan.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from PostgreSQL's catalogue which tables, columns, sequences and migrations there are. */
final class Catalog {
    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** @param estimate rows, roughly; for progress */
    record Table(String name, List<String> columns, long estimate) {
        String columnList() {
            return String.join(", ", columns);
        }
    }

    /** Every table, those referred to before those that refer. */
    List<Table> tables() throws SQLException {
        Map<String, Table> all = new LinkedHashMap<>();
        query("""
                select format('%I.%I', n.nspname, c.relname), greatest(c.reltuples, 0)::bigint,
                       (select array_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'p' and\s""" + ours("n.nspname") + "order by 1", row -> {
            String name = row.getString(1);
            List<String> columns = List.of((String[]) row.getArray(3).getArray());
            all.put(name, new Table(name, columns, row.getLong(2)));
        });
        Map<String, List<String>> needs = new LinkedHashMap<>();
        query(
                """
                select distinct format('%I.%I', n.nspname, c.relname), format('%I.%I', fn.nspname, f.relname)
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                where k.contype = 'f' and k.conrelid <> k.confrelid order by 1, 2""",
                row -> needs.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(row.getString(2)));
        return inOrder(all, needs);
    }

    private static List<Table> inOrder(Map<String, Table> all, Map<String, List<String>> needs) {
        Map<String, Table> done = new LinkedHashMap<>();
        while (done.size() < all.size()) {
            List<Table> ready = all.values().stream()
                    .filter(table -> !done.containsKey(table.name()))
                    .filter(table -> done.keySet().containsAll(needs.getOrDefault(table.name(), List.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + needs);
            }
            ready.forEach(table -> done.put(table.name(), table));
        }
        return List.copyOf(done.values());
    }

    /** The value each sequence gives next: a whole step on, also where a step is a block of numbers. */
    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> next = new TreeMap<>();
        for (Map.Entry<String, Long> step : steps().entrySet()) {
            query(
                    "select last_value + case when is_called then " + step.getValue() + " else 0 end from "
                            + step.getKey(),
                    row -> next.put(step.getKey(), row.getLong(1)));
        }
        return next;
    }

    /** How far apart two values of each sequence are. */
    private Map<String, Long> steps() throws SQLException {
        Map<String, Long> steps = new TreeMap<>();
        query(
                "select format('%I.%I', schemaname, sequencename), increment_by from pg_sequences where "
                        + ours("schemaname"),
                row -> steps.put(row.getString(1), row.getLong(2)));
        return steps;
    }

    /**
     * Where the sequences go on after a restore: never before the backup, nor before what was given out here meanwhile; and at the
     * beginning of a step. Backups of the first version stood one behind the last value instead of a whole step.
     */
    Map<String, Long> resumed(Map<String, Long> saved) throws SQLException {
        Map<String, Long> resumed = sequences();
        Map<String, Long> starts = new TreeMap<>();
        query(
                "select format('%I.%I', schemaname, sequencename), start_value from pg_sequences where "
                        + ours("schemaname"),
                row -> starts.put(row.getString(1), row.getLong(2)));
        Map<String, Long> steps = steps();
        resumed.replaceAll((name, here) -> {
            long next = Math.max(here, saved.getOrDefault(name, here));
            long step = steps.getOrDefault(name, 1L);
            long start = starts.getOrDefault(name, 1L);
            return step <= 1 ? next : start + Math.ceilDiv(next - start, step) * step;
        });
        return resumed;
    }

    /** The highest migration by module. */
    Map<String, String> migrations() throws SQLException {
        List<String> histories = new ArrayList<>();
        query(
                "select tablename from pg_tables where schemaname = 'public' and tablename like 'flyway\\_schema\\_history%' order by 1",
                row -> histories.add(row.getString(1)));
        Map<String, String> versions = new TreeMap<>();
        for (String history : histories) {
            String module = history.equals("flyway_schema_history")
                    ? "root"
                    : history.substring("flyway_schema_history_".length());
            query(
                    "select version from public.\"" + history
                            + "\" where success and version is not null order by installed_rank desc limit 1",
                    row -> versions.put(module, row.getString(1)));
        }
        return versions;
    }

    String serverVersion() throws SQLException {
        List<String> version = new ArrayList<>();
        query("show server_version", row -> version.add(row.getString(1)));
        return version.getFirst();
    }

    private static String ours(String schema) {
        // The modules' schemas; public holds only the migration histories.
        return " %1$s not in ('public', 'information_schema') and left(%1$s, 3) <> 'pg_' ".formatted(schema);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Row each) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                each.read(row);
            }
        }
    }
}
