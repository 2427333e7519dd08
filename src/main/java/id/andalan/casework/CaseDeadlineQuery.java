package id.andalan.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks and promises run out. Candidates only: no lock is held, each step looks again under the lock of its case. */
@Repository
class CaseDeadlineQuery {
    private static final String MINE = "kind in ('work', 'appeal') and paused_at is null";
    private static final String THEIRS = "kind in ('applicant', 'ask', 'payment')";

    private final JdbcClient jdbc;

    CaseDeadlineQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task with its case and times. */
    record Candidate(UUID task, UUID application, String service, String node, Instant openedAt, Instant due) {}

    /** Tasks of officials whose time still runs and of whom nobody was reminded; behind the mark, the next to end first. */
    List<Candidate> unwarned(Instant now, @Nullable Candidate after, int most) {
        return jdbc.sql(select(
                        MINE + " and not warned and escalation = 0 and due_at > :now", "(due_at, id) > (:at, :after)"))
                .param("now", Timestamp.from(now))
                .param("at", Timestamp.from(after == null ? now : after.due))
                .param("after", after == null ? new UUID(0, 0) : after.task)
                .param("most", most)
                .query(CaseDeadlineQuery::candidate)
                .list();
    }

    /** Tasks of officials that are late, and of which so many were told higher up; the latest first. */
    List<Candidate> late(Instant now, int escalation, int most) {
        return jdbc.sql(select(MINE + " and due_at < :now", "escalation = :escalation"))
                .param("now", Timestamp.from(now))
                .param("escalation", escalation)
                .param("most", most)
                .query(CaseDeadlineQuery::candidate)
                .list();
    }

    /** Tasks of applicants that end before then. */
    List<Candidate> applicants(Instant before, boolean remindedToo, int most) {
        return jdbc.sql(select(THEIRS + " and due_at < :before", remindedToo ? "true" : "not warned"))
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query(CaseDeadlineQuery::candidate)
                .list();
    }

    private static String select(String where, String and) {
        return "select id as task, application_id as application, service, node, opened_at, due_at from casework.task where due_at is not null and "
                + where + " and " + and + " order by due_at, id limit :most";
    }

    /** Questions of officials that were asked before then and are not answered; {@code due} is when they were asked. */
    List<Candidate> asked(Instant before, boolean remindedToo, int most) {
        return jdbc.sql("""
                select id as task, application_id as application, service, node, opened_at, paused_at as due_at from casework.task
                where paused_at < :before and (:reminded or not warned) order by paused_at limit :most""")
                .param("before", Timestamp.from(before))
                .param("reminded", remindedToo)
                .param("most", most)
                .query(CaseDeadlineQuery::candidate)
                .list();
    }

    /** Cases whose promised time has passed while the agency's clock ran, and nobody was told. */
    List<UUID> brokenPromises(Instant now, int most) {
        return jdbc.sql("""
                select id from casework.application
                where open and paused_at is null and escalation = 0 and due_at < ? order by due_at limit ?""")
                .param(Timestamp.from(now))
                .param(most)
                .query(UUID.class)
                .list();
    }

    private static Candidate candidate(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Candidate(
                row.getObject("task", UUID.class),
                row.getObject("application", UUID.class),
                row.getString("service"),
                row.getString("node"),
                CaseTable.instant(row, "opened_at").orElseThrow(),
                CaseTable.instant(row, "due_at").orElseThrow());
    }

    /** How far the task is watched, under the lock of its case. */
    record Watched(boolean warned, int escalation, @Nullable Instant pausedAt) {}

    Watched watched(UUID task) {
        return jdbc.sql("select warned, escalation, paused_at from casework.task where id = ?")
                .param(task)
                .query((row, n) -> new Watched(
                        row.getBoolean("warned"),
                        row.getInt("escalation"),
                        CaseTable.instant(row, "paused_at").orElse(null)))
                .single();
    }

    void warned(UUID task) {
        jdbc.sql("update casework.task set warned = true where id = ?")
                .param(task)
                .update();
    }

    void escalated(UUID task, int level) {
        jdbc.sql("update casework.task set escalation = ? where id = ?")
                .param(level)
                .param(task)
                .update();
    }

    /** False when somebody was told already. */
    boolean promiseBroken(UUID application) {
        return jdbc.sql("update casework.application set escalation = 1 where id = ? and escalation = 0")
                        .param(new SqlParameterValue(java.sql.Types.OTHER, application))
                        .update()
                == 1;
    }
}
