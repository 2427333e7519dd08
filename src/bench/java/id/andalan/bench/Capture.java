package id.andalan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes down the SQL that one lifecycle sends, from PostgreSQL's own log: so the limit is measured with the same statements, whatever
 * the application's code becomes.
 */
final class Capture {
    private static final int PID = 3;
    private static final int MESSAGE = 13;
    private static final int DETAIL = 14;
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]+|statement): (.+)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')", Pattern.CASE_INSENSITIVE);

    private Capture() {}

    /** @param parameters as text, null for NULL */
    record Sent(String sql, List<String> parameters) {
        boolean isBegin() {
            return sql.equals("BEGIN");
        }

        boolean isEnd() {
            return sql.equalsIgnoreCase("commit") || sql.equalsIgnoreCase("rollback");
        }
    }

    /** The transactions (each a list of statements without BEGIN and COMMIT) that {@code lifecycle} caused, in order. */
    static List<List<Sent>> of(Server server, Load.Work lifecycle, Marks marks) throws IOException, SQLException {
        set(server, "alter system set log_destination = 'csvlog'", "alter system set log_statement = 'all'");
        Load.sleep(1_500_000_000L);
        lifecycle.run();
        Load.sleep(300_000_000L);
        set(server, "alter system reset log_destination", "alter system reset log_statement");
        Map<String, List<Sent>> open = new LinkedHashMap<>();
        List<List<Sent>> transactions = new ArrayList<>();
        for (CsvRecord record : records(server)) {
            Sent sent = sent(record);
            if (sent == null) {
                continue;
            }
            String pid = record.getField(PID);
            if (sent.isBegin()) {
                open.put(pid, new ArrayList<>());
            } else if (sent.isEnd()) {
                List<Sent> done = open.remove(pid);
                if (done != null && marks.anyIn(done) && !isListener(done)) {
                    transactions.add(done);
                }
            } else if (open.containsKey(pid)) {
                open.get(pid).add(sent);
            } else if (marks.anyIn(List.of(sent))) {
                transactions.add(List.of(sent));
            }
        }
        return transactions;
    }

    /** What follows from a lifecycle later, many at a time, is no part of it. */
    private static boolean isListener(List<Sent> transaction) {
        return transaction.stream().anyMatch(sent -> sent.sql().contains("audit.reader"));
    }

    /** Texts that belong to the lifecycle, such as its number: what mentions none of them was somebody else's. */
    interface Marks {
        List<String> texts();

        default boolean anyIn(List<Sent> statements) {
            return statements.stream()
                    .flatMap(sent -> sent.parameters().stream())
                    .anyMatch(value -> value != null && texts().stream().anyMatch(value::contains));
        }
    }

    private static void set(Server server, String... settings) throws SQLException, IOException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private static List<CsvRecord> records(Server server) throws IOException {
        List<CsvRecord> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(server.folder().resolve("log"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
                try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                    reader.forEach(all::add);
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException("PostgreSQL logged no statement");
        }
        return all;
    }

    private static Sent sent(CsvRecord record) {
        Matcher execute = EXECUTE.matcher(record.getField(MESSAGE));
        if (!execute.matches()) {
            return null;
        }
        List<String> parameters = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(record.getField(DETAIL));
        while (parameter.find()) {
            String value = parameter.group(2);
            parameters.add(
                    value.equalsIgnoreCase("NULL") ? null : value.substring(1, value.length() - 1).replace("''", "'"));
        }
        return new Sent(execute.group(1).strip(), parameters);
    }
}
