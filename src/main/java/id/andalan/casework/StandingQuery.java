package id.andalan.casework;

import id.andalan.core.LastWrites;
import id.andalan.identity.KeyRing;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Reads a case under a lock that lasts as long as the transaction, and its tasks with it: two statements in one way to the database. The
 * second sees what whoever had the lock before has committed, which one statement with a join would not.
 */
@Repository
class StandingQuery {
    private static final String CASE = "select " + CaseTable.COLUMNS + """
            , a.instance, a.path, a.key_id, a.facts from casework.application a
            """;

    private static final String BY_ID = CASE + """
            where a.id = ? and (?::text is null or a.agency = ? or exists (
                select from casework.task t where t.application_id = a.id and t.agency = ?)) for no key update;
            select t.* from casework.task t where t.application_id = ? order by t.opened_at, t.id""";

    private static final String BY_TASK = CASE + """
            where a.id = (select t.application_id from casework.task t where t.id = ? and (?::text is null or t.agency = ?))
            for no key update;
            select t.* from casework.task t where t.application_id = (select application_id from casework.task where id = ?)
            order by t.opened_at, t.id""";

    private final JdbcTemplate jdbc;
    private final LastWrites last;
    private final CaseSeal seal;

    StandingQuery(JdbcTemplate jdbc, LastWrites last, CaseSeal seal) {
        this.jdbc = jdbc;
        this.last = last;
        this.seal = seal;
    }

    /** @param agency only if it is this agency's, or one of its tasks lies on that agency's desk; null: any */
    Optional<Standing> lock(UUID application, @Nullable String agency) {
        return read(BY_ID, application, agency, agency, agency, application);
    }

    /**
     * The case of a task; empty when that is done. It may be done by another while this waits for the lock: then the case comes
     * without it.
     *
     * @param agency only if the task lies on this agency's desk; null: any
     */
    Optional<Standing> lockByTask(UUID task, @Nullable String agency) {
        return read(BY_TASK, task, agency, agency, task);
    }

    private Optional<Standing> read(String sql, @Nullable Object... parameters) {
        last.send();
        return jdbc.execute(sql, (PreparedStatement statement) -> {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof UUID id) {
                    statement.setObject(i + 1, id);
                } else {
                    statement.setString(i + 1, (String) parameters[i]);
                }
            }
            statement.execute();
            return read(statement);
        });
    }

    private Optional<Standing> read(PreparedStatement statement) throws SQLException {
        Standing found = null;
        try (ResultSet row = statement.getResultSet()) {
            if (row.next()) {
                found = standing(row);
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        List<Standing.Open> tasks = new ArrayList<>();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                tasks.add(new Standing.Open(TaskTable.task(row), row.getString("execution")));
            }
        }
        return Optional.of(
                new Standing(found.application(), found.instance(), found.facts(), found.path(), List.copyOf(tasks)));
    }

    private Standing standing(ResultSet row) throws SQLException {
        Application application = CaseTable.application(row);
        Array path = row.getArray("path");
        return new Standing(
                application,
                row.getString("instance"),
                seal.facts(new KeyRing.Sealed(row.getString("key_id"), row.getBytes("facts")), application.id()),
                Arrays.asList((String[]) path.getArray()),
                List.of());
    }
}
