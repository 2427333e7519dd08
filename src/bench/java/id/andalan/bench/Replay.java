package id.andalan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the captured statements of a lifecycle straight over JDBC, each time with ids and numbers of its own: the limit that the
 * application can at best reach on this machine with this SQL.
 */
final class Replay implements Load.Work {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final AtomicLong COUNT = new AtomicLong();

    private final Connection connection;
    private final List<List<Capture.Sent>> transactions;
    private final String number;
    private final Set<String> ids;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * @param number the captured report's
     * @param kept ids that belong to the city, not to the lifecycle (the API key's)
     */
    Replay(Connection connection, List<List<Capture.Sent>> transactions, String number, Set<String> kept)
            throws SQLException {
        this.connection = connection;
        this.transactions = transactions;
        this.number = number;
        this.ids = ids(transactions);
        this.ids.removeAll(kept);
        connection.setAutoCommit(false);
    }

    /** The ids that were written: those in the captured inserts and updates. */
    private static Set<String> ids(List<List<Capture.Sent>> transactions) {
        Set<String> ids = new LinkedHashSet<>();
        for (List<Capture.Sent> transaction : transactions) {
            for (Capture.Sent sent : transaction) {
                for (String parameter : sent.parameters()) {
                    Matcher matcher = UUID_TEXT.matcher(parameter == null ? "" : parameter);
                    while (matcher.find()) {
                        ids.add(matcher.group());
                    }
                }
            }
        }
        return ids;
    }

    @Override
    public void run() {
        long n = COUNT.incrementAndGet();
        Map<String, String> other = new HashMap<>();
        other.put(number, "Z" + Long.toString(n, 36).toUpperCase(java.util.Locale.ROOT) + "-" + System.nanoTime() % 1_000_000);
        ids.forEach(id -> other.put(id, UUID.randomUUID().toString()));
        try {
            for (List<Capture.Sent> transaction : transactions) {
                for (Capture.Sent sent : transaction) {
                    send(sent, other);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            rollback();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void send(Capture.Sent sent, Map<String, String> other) throws SQLException {
        PreparedStatement statement = prepared.get(sent.sql());
        if (statement == null) {
            statement = connection.prepareStatement(sent.sql().replaceAll("\\$\\d+", "?"));
            prepared.put(sent.sql(), statement);
        }
        List<String> values = inOrder(sent);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            for (Map.Entry<String, String> entry : value == null ? Map.<String, String>of().entrySet() : other.entrySet()) {
                value = value.replace(entry.getKey(), entry.getValue());
            }
            statement.setObject(i + 1, value, Types.OTHER);
        }
        if (statement.execute()) {
            statement.getResultSet().close();
        }
    }

    /** One value per place: the same parameter may be named at several. */
    private static List<String> inOrder(Capture.Sent sent) {
        List<String> values = new ArrayList<>();
        Matcher place = Pattern.compile("\\$(\\d+)").matcher(sent.sql());
        while (place.find()) {
            values.add(sent.parameters().get(Integer.parseInt(place.group(1)) - 1));
        }
        return values;
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
