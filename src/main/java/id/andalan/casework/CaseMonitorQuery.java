package id.andalan.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds cases that nobody and nothing waits for, and steps of the system that failed. Looks into the engine's tables, which are read
 * here without waking the engine.
 */
@Repository
class CaseMonitorQuery {
    private final JdbcClient jdbc;

    CaseMonitorQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fault as found; {@code id} names what can be tried again. */
    record Row(
            String id,
            UUID application,
            String number,
            String service,
            int version,
            Instant since,
            int tries,
            @Nullable String reason) {}

    /** Open, and neither a task nor a timer nor a signal waits. */
    List<Row> lost(int most) {
        return rows("""
                select a.id::text as id, a.id as application, a.number, a.service, a.version, a.updated_at as since, 0 as tries, null as reason
                from casework.application a
                where a.open
                  and not exists (select 1 from casework.task t where t.application_id = a.id)
                  and not exists (select 1 from casework.signal s where s.application_id = a.id)
                  and not exists (select 1 from engine.act_ru_timer_job j where j.process_instance_id_ = a.instance)
                order by a.updated_at limit ?""", most);
    }

    /** A task of a case whose place in the engine is gone: doing it would fail. */
    List<Row> withoutEngine(int most) {
        return rows("""
                select a.id::text as id, a.id as application, a.number, a.service, a.version, t.opened_at as since, 0 as tries, null as reason
                from casework.task t join casework.application a on a.id = t.application_id
                where a.open and t.kind <> 'appeal'
                  and not exists (select 1 from engine.act_ru_execution e where e.id_ = t.execution)
                order by t.opened_at limit ?""", most);
    }

    List<Row> failedSignals(int most) {
        return rows("""
                select s.id::text as id, a.id as application, a.number, a.service, a.version, s.try_at as since, s.tries, s.fault as reason
                from casework.signal s join casework.application a on a.id = s.application_id
                where s.fault is not null order by s.id limit ?""", most);
    }

    List<Row> failedTimers(int most) {
        return rows("""
                select j.id_ as id, a.id as application, a.number, a.service, a.version, j.duedate_ as since, 0 as tries, j.exception_msg_ as reason
                from engine.act_ru_timer_job j join casework.application a on a.instance = j.process_instance_id_ and a.open
                where j.exception_msg_ is not null order by j.id_ limit ?""", most);
    }

    /** Cases that have waited for their paper since before then. */
    List<Row> waitingForPaper(Instant before, int most) {
        return jdbc.sql("""
                select a.id::text as id, a.id as application, a.number, a.service, a.version, t.opened_at as since, 0 as tries, null as reason
                from casework.task t join casework.application a on a.id = t.application_id
                where t.kind = 'document' and t.opened_at < ?
                  and not exists (select 1 from casework.signal s where s.application_id = a.id)
                order by t.opened_at limit ?""")
                .param(Timestamp.from(before))
                .param(most)
                .query(Row.class)
                .list();
    }

    /** Where officials' tasks lie. */
    record Desk(String agency, boolean head) {}

    List<Desk> desks() {
        return jdbc.sql(
                        "select distinct agency, role = 'head' as head from casework.task where kind in ('work', 'appeal')")
                .query(Desk.class)
                .list();
    }

    /** Tasks at a desk; with a person, only those of that person's own applications. */
    List<Row> unowned(Desk desk, @Nullable UUID person, int most) {
        return jdbc.sql("""
                select t.id::text as id, a.id as application, a.number, a.service, a.version, t.opened_at as since, 0 as tries, t.agency as reason
                from casework.task t join casework.application a on a.id = t.application_id
                where t.kind in ('work', 'appeal') and t.agency = ? and (t.role = 'head') = ? and (?::uuid is null or a.account_id = ?)
                order by t.opened_at limit ?""")
                .param(desk.agency)
                .param(desk.head)
                .param(uuid(person))
                .param(uuid(person))
                .param(most)
                .query(Row.class)
                .list();
    }

    private static SqlParameterValue uuid(@Nullable UUID id) {
        return new SqlParameterValue(java.sql.Types.OTHER, id);
    }

    private List<Row> rows(String sql, int most) {
        return jdbc.sql(sql).param(most).query(Row.class).list();
    }

    /** False when there is no such failed signal. */
    boolean retrySignal(long signal, Instant now) {
        return jdbc.sql("update casework.signal set try_at = ? where id = ? and fault is not null")
                        .param(Timestamp.from(now))
                        .param(signal)
                        .update()
                == 1;
    }

    /** False when there is no such failed timer. */
    boolean retryTimer(String job, Instant now) {
        return jdbc.sql("update engine.act_ru_timer_job set duedate_ = ? where id_ = ? and exception_msg_ is not null")
                        .param(Timestamp.from(now))
                        .param(job)
                        .update()
                == 1;
    }
}
