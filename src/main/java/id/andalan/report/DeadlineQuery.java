package id.andalan.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which reports missed a deadline that nobody higher up has been told of, and which close by themselves. Candidates only: no lock is
 * held, the rule of each step decides again.
 */
@Repository
class DeadlineQuery {
    private final JdbcClient jdbc;

    DeadlineQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> toEscalate(Instant now, int most) {
        return jdbc.sql("""
                select number from report.report
                where open and escalation < 2 and due_at < :now
                  and (escalation = 0 or due_at < :longAgo)
                order by due_at limit :most""")
                .param("now", Timestamp.from(now))
                .param("longAgo", Timestamp.from(now.minus(DeadlineClock.TO_LEADER)))
                .param("most", most)
                .query(String.class)
                .list();
    }

    List<String> toClose(Instant resolvedBefore, int most) {
        return jdbc.sql("""
                select number from report.report where status = 'resolved' and resolved_at < :before
                order by resolved_at limit :most""")
                .param("before", Timestamp.from(resolvedBefore))
                .param("most", most)
                .query(String.class)
                .list();
    }
}
