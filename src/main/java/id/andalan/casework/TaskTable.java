package id.andalan.casework;

import id.andalan.catalog.Promise;
import id.andalan.core.LastWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that writes {@code casework.task}. */
@Repository
class TaskTable {
    private final JdbcClient jdbc;
    private final LastWrites last;

    TaskTable(JdbcClient jdbc, LastWrites last) {
        this.jdbc = jdbc;
        this.last = last;
    }

    /** Sent with the next {@link LastWrites#send}. */
    void insert(Application application, List<Standing.Open> opened) {
        for (Standing.Open open : opened) {
            CaseTask task = open.task();
            last.add(
                    """
                    insert into casework.task (id, application_id, node, execution, kind, role, agency, service, assignee, opened_at,
                        due_at, question, home)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    task.id(),
                    task.application(),
                    task.node(),
                    open.execution(),
                    task.kind().code(),
                    task.role(),
                    task.agency(),
                    application.service(),
                    new SqlParameterValue(Types.OTHER, task.assignee()),
                    Timestamp.from(task.openedAt()),
                    CaseTable.time(task.due()),
                    CaseTable.text(task.question()),
                    CaseTable.text(isAway(task, application) ? application.agency() : null));
            if (isAway(task, application)) {
                guest(task);
            }
        }
    }

    private static boolean isAway(CaseTask task, Application application) {
        return !task.agency().equals(application.agency());
    }

    private void guest(CaseTask task) {
        last.add(
                "insert into casework.guest (agency, application_id) values (?, ?) on conflict do nothing",
                task.agency(),
                task.application());
    }

    /** Sent with the next {@link LastWrites#send}. */
    void delete(List<UUID> closed) {
        // One each, nearly always one: with a list PostgreSQL plans anew every time.
        closed.forEach(id -> last.add("delete from casework.task where id = ?", id));
    }

    static CaseTask task(ResultSet row) throws SQLException {
        return new CaseTask(
                row.getObject("id", UUID.class),
                row.getObject("application_id", UUID.class),
                row.getString("node"),
                CaseTask.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("role"),
                row.getString("agency"),
                row.getObject("assignee", UUID.class),
                CaseTable.instant(row, "opened_at").orElseThrow(),
                CaseTable.instant(row, "due_at").orElse(null),
                row.getString("question"),
                row.getTimestamp("paused_at") != null);
    }

    /** The case a task belongs to; empty when it is done, or another agency's (null: any agency). */
    Optional<UUID> applicationOf(UUID task, @Nullable String agency) {
        return jdbc.sql("select application_id from casework.task where id = ? and (?::text is null or agency = ?)")
                .param(task)
                .param(CaseTable.text(agency))
                .param(CaseTable.text(agency))
                .query(UUID.class)
                .optional();
    }

    void assign(UUID task, @Nullable UUID officer) {
        jdbc.sql("update casework.task set assignee = ? where id = ?")
                .param(new SqlParameterValue(Types.OTHER, officer))
                .param(task)
                .update();
    }

    /** The clock of a task stands still; its time is kept aside, since nothing is late meanwhile. */
    void pause(UUID task, Instant at, String question) {
        jdbc.sql("""
                update casework.task set paused_at = ?, paused_due = due_at, due_at = null, question = ?, warned = false
                where id = ?""").param(Timestamp.from(at)).param(question).param(task).update();
    }

    void resume(UUID task, @Nullable Instant due) {
        jdbc.sql("""
                update casework.task set paused_at = null, paused_due = null, due_at = ?, question = null, warned = false
                where id = ?""").param(CaseTable.time(due)).param(task).update();
    }

    /** The time of a task that stands still, as it was when it was halted. */
    Promise pausedTime(CaseTask task) {
        return jdbc.sql("select paused_due, paused_at from casework.task where id = ?")
                .param(task.id())
                .query((row, n) -> new Promise(
                        task.openedAt(),
                        CaseTable.instant(row, "paused_due").orElse(null),
                        CaseTable.instant(row, "paused_at").orElse(null)))
                .single();
    }
}
