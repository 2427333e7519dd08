package id.andalan.casework;

import id.andalan.catalog.ServiceFigures;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the figures of a service are counted from; each statement by an index, however many cases there are. */
@Repository
class CaseFigureQuery {
    private final JdbcClient jdbc;

    CaseFigureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Granted or refused.
     *
     * @param timed how many had a promised time
     * @param inTime how many of those kept it
     */
    record Ended(long count, long timed, long inTime) {}

    /** From filing to decision. */
    record Span(Instant filed, Instant ended) {}

    Ended ended(String service, Instant since) {
        return jdbc.sql("""
                select count(*) as count, count(due_at) as timed, count(*) filter (where ended_at <= due_at) as in_time
                from casework.application
                where service = ? and ended_at is not null and ended_at >= ? and status in ('granted', 'refused')""")
                .param(service)
                .param(Timestamp.from(since))
                .query((row, n) -> new Ended(row.getLong("count"), row.getLong("timed"), row.getLong("in_time")))
                .single();
    }

    /** The last first. */
    List<Span> spans(String service, Instant since, int most) {
        return jdbc.sql("""
                select filed_at, ended_at from casework.application
                where service = ? and ended_at is not null and ended_at >= ? and status in ('granted', 'refused')
                order by ended_at desc limit ?""")
                .param(service)
                .param(Timestamp.from(since))
                .param(most)
                .query((row, n) -> new Span(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .list();
    }

    long open(String service) {
        return jdbc.sql("select count(*) from casework.application where service = ? and open")
                .param(service)
                .query(Long.class)
                .single();
    }

    /** Where open cases stand now, by the cases, of which an index knows the open ones; whatever waits counts, the applicant's too. */
    List<ServiceFigures.Desk> desks(String service, Instant now) {
        return jdbc.sql("""
                select t.node, count(distinct t.application_id) as open,
                       count(distinct t.application_id) filter (where t.due_at < :now and t.kind = 'work') as late
                from casework.application a join casework.task t on t.application_id = a.id
                where a.service = :service and a.open and t.node <> ''
                group by t.node order by t.node""")
                .param("service", service)
                .param("now", Timestamp.from(now))
                .query((row, n) ->
                        new ServiceFigures.Desk(row.getString("node"), row.getLong("open"), row.getLong("late")))
                .list();
    }
}
