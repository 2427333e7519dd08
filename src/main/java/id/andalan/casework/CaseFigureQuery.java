package id.andalan.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The figures of a service, counted anew from its cases and their steps. */
@Repository
class CaseFigureQuery {
    private final JdbcClient jdbc;

    CaseFigureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Granted or refused since then: from the index alone. */
    CaseFigures.Times ended(String service, Instant since) {
        return jdbc.sql("""
                select count(*) as done,
                       extract(epoch from percentile_disc(0.5) within group (order by ended_at - filed_at)) as median,
                       extract(epoch from percentile_disc(0.8) within group (order by ended_at - filed_at)) as eighty,
                       count(due_at) as timed, count(*) filter (where ended_at <= due_at) as in_time
                from casework.application
                where service = ? and ended_at is not null and ended_at >= ? and status in ('granted', 'refused')""")
                .param(service)
                .param(Timestamp.from(since))
                .query((row, n) -> times(row))
                .single();
    }

    long open(String service) {
        return jdbc.sql("select count(*) from casework.application where service = ? and open")
                .param(service)
                .query(Long.class)
                .single();
    }

    /** What was done since then belongs to cases that are open or have ended since: no others are looked at. */
    List<CaseFigures.Desk> desks(String service, Instant since, Instant now) {
        return jdbc.sql("""
                with lately as (
                    select id from casework.application where service = :service and open
                    union all
                    select id from casework.application where service = :service and ended_at is not null and ended_at >= :since and not open),
                done as (
                    select s.node, count(*) as done,
                           extract(epoch from percentile_disc(0.5) within group (order by s.at - s.opened_at)) as median,
                           extract(epoch from percentile_disc(0.8) within group (order by s.at - s.opened_at)) as eighty,
                           count(s.due_at) as timed, count(*) filter (where s.at <= s.due_at) as in_time
                    from lately join casework.step s on s.application_id = lately.id
                    where s.kind = 'done' and s.at >= :since and s.opened_at is not null and s.node <> ''
                    group by s.node),
                waiting as (
                    select node, count(*) as open, count(*) filter (where due_at < :now) as late
                    from casework.task where service = :service and kind = 'work' group by node)
                select coalesce(done.node, waiting.node) as node, coalesce(open, 0) as open, coalesce(late, 0) as late,
                       coalesce(done.done, 0) as done, median, eighty, coalesce(timed, 0) as timed, coalesce(in_time, 0) as in_time
                from done full join waiting on waiting.node = done.node order by 1""")
                .param("service", service)
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .query((row, n) -> new CaseFigures.Desk(
                        row.getString("node"), row.getLong("open"), row.getLong("late"), times(row)))
                .list();
    }

    private static CaseFigures.Times times(ResultSet row) throws SQLException {
        return new CaseFigures.Times(
                row.getLong("done"),
                seconds(row, "median"),
                seconds(row, "eighty"),
                row.getLong("timed"),
                row.getLong("in_time"));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
