package id.andalan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes a city with many reports: copies of those that came through the API, spread over a year, each with its step. */
final class Fill {
    private static final int CHUNK = 50_000;

    private Fill() {}

    /** Fills up to {@code reports} rows in all. */
    static void upTo(Server server, long reports) throws SQLException, IOException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement()) {
            long here = count(statement);
            statement.execute("create temporary table pattern as select row_number() over () as k, r.* from report.report r"
                    + " order by random() limit 2000");
            long patterns = one(statement, "select count(*) from pattern");
            if (patterns == 0) {
                throw new IOException("fill needs some reports to copy");
            }
            List<String> columns = columns(statement);
            for (long from = here; from < reports; from += CHUNK) {
                long to = Math.min(from + CHUNK, reports);
                statement.execute("insert into report.report (" + String.join(", ", columns) + ") select "
                        + String.join(", ", columns.stream().map(Fill::expression).toList())
                        + " from generate_series(" + from + ", " + (to - 1) + ") g join pattern p on p.k = 1 + g % " + patterns);
                System.out.printf("\r  %,d reports", to);
            }
            System.out.println();
            statement.execute("""
                    insert into report.step (report_id, version, at, kind, to_status, to_agency, actor_kind)
                    select id, 1, filed_at, 'filed', 'received', agency, 'ANONYMOUS' from report.report r
                    where number like 'F-%' and not exists (select from report.step s where s.report_id = r.id)""");
            settle(server, statement);
        }
    }

    /** Waits for the tallies to be counted and the statistics to be fresh, as in a city that runs for long. */
    private static void settle(Server server, Statement statement) throws SQLException, IOException {
        statement.execute("vacuum (analyze) report.report, report.step");
        for (int i = 0; i < 300 && one(statement, "select count(*) from report.tally_change") > 1_000; i++) {
            Load.sleep(1_000_000_000L);
        }
        try (Connection connection = server.superuser();
                Statement superuser = connection.createStatement()) {
            superuser.execute("checkpoint");
        }
    }

    private static String expression(String column) {
        return switch (column) {
            case "id" -> "gen_random_uuid()";
            case "number" -> "'F-' || g";
            case "filed_at", "updated_at" -> "now() - interval '365 days' * (g % 100000) / 100000.0";
            case "response_due", "resolve_due" -> "now() - interval '365 days' * (g % 100000) / 100000.0 + interval '3 days'";
            case "due_at" -> "case when p.open then now() + interval '1 day' * (g % 9 - 2) end";
            case "resolved_at" -> "case when p.resolved_at is not null then now() - interval '365 days' * (g % 100000) / 100000.0"
                    + " + interval '1 hour' * (g % 72) end";
            case "external_id", "import_id", "merged_into" -> "null";
            default -> "p." + column;
        };
    }

    static long count(Statement statement) throws SQLException {
        return one(statement, "select count(*) from report.report");
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select attname from pg_attribute where attrelid = 'report.report'::regclass"
                + " and attnum > 0 and not attisdropped and attgenerated = '' order by attnum")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }
}
