package id.andalan.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which reports missed a deadline that nobody higher up has been told of, and which close by themselves. */
@Repository
class DeadlineQuery {
    /** A deadline missed by this many hours goes on to the city's leader: one calendar day, so a night does not count twice. */
    private static final int HOURS_TO_LEADER = 24;

    private final JdbcClient jdbc;

    DeadlineQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> toEscalate(Instant now, int most) {
        return jdbc.sql("""
                select number from report.report
                where due_at is not null and escalation < 2 and due_at < :now
                  and (escalation = 0 or due_at < :longAgo)
                order by due_at limit :most
                for update skip locked""")
                .param("now", Timestamp.from(now))
                .param("longAgo", Timestamp.from(now.minusSeconds(HOURS_TO_LEADER * 3600L)))
                .param("most", most)
                .query(String.class)
                .list();
    }

    List<String> toClose(Instant resolvedBefore, int most) {
        return jdbc.sql("""
                select number from report.report where status = 'resolved' and resolved_at < :before
                order by resolved_at limit :most
                for update skip locked""")
                .param("before", Timestamp.from(resolvedBefore))
                .param("most", most)
                .query(String.class)
                .list();
    }
}
