package id.andalan.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finished cases, copied from one that really went through: its row, its steps and its decision, under ids in order of time as real ones
 * are. Their letters are not copied.
 */
final class CaseFill {
    private static final int BATCH = 50_000;
    private static final String ID = "(lpad(to_hex(1700000000000 + n), 12, '0') || '7000a000' || lpad(to_hex(n), 12, '0'))::uuid";
    /** Each of a person of its own, whom nobody seeks. */
    private static final Map<String, String> OWN =
            Map.of("number", "'BENCH-' || n", "contact_id", "md5('contact' || n)::uuid", "person", "decode(md5('person' || n), 'hex')");

    private CaseFill() {}

    static void upTo(Server server, long cases) throws SQLException {
        try (Connection rows = server.owner();
                Statement statement = rows.createStatement()) {
            for (long from = 1; from <= cases; from += BATCH) {
                long to = Math.min(cases, from + BATCH - 1);
                statement.execute(copy(rows, "application", from, to));
                statement.execute(copy(rows, "step", from, to));
                statement.execute(copy(rows, "decision", from, to));
            }
            statement.execute("vacuum analyze casework.application, casework.step, casework.decision");
        }
    }

    private static String copy(Connection rows, String table, long from, long to) throws SQLException {
        String key = table.equals("application") ? "id" : "application_id";
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = rows.createStatement();
                ResultSet row = statement.executeQuery("select column_name from information_schema.columns where table_schema = 'casework'"
                        + " and table_name = '" + table + "' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position")) {
            while (row.next()) {
                String column = row.getString(1);
                columns.add(column);
                values.add(column.equals(key) ? ID : OWN.getOrDefault(column, "t." + column));
            }
        }
        return "insert into casework." + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from casework." + table + " t cross join generate_series(" + from + ", " + to + ") n where t." + key
                + " = (select id from casework.application where status = 'granted' and number not like 'BENCH-%' order by filed_at limit 1)";
    }
}
