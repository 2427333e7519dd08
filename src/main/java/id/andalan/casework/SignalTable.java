package id.andalan.casework;

import id.andalan.core.LastWrites;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code casework.signal}: what waits to be told to a case, and how often that went wrong. */
@Repository
class SignalTable {
    private final JdbcClient jdbc;
    private final LastWrites last;

    SignalTable(JdbcClient jdbc, LastWrites last) {
        this.jdbc = jdbc;
        this.last = last;
    }

    /** Something to be told to a case. */
    record Signal(long id, UUID application) {}

    void add(List<UUID> applications, Instant at) {
        if (!applications.isEmpty()) {
            jdbc.sql("insert into casework.signal (application_id, try_at) select unnest(?::uuid[]), ?")
                    .param(applications.toArray(UUID[]::new))
                    .param(Timestamp.from(at))
                    .update();
        }
    }

    List<Signal> due(Instant now, int most) {
        return jdbc.sql("select id, application_id from casework.signal where try_at <= ? order by try_at limit ?")
                .param(Timestamp.from(now))
                .param(most)
                .query((row, n) -> new Signal(row.getLong(1), row.getObject(2, UUID.class)))
                .list();
    }

    /** Taken off the list with the end of the transaction. */
    void done(long signal) {
        last.add("delete from casework.signal where id = ?", signal);
    }

    /** Tried again after a time that doubles with each failure, an hour at most. */
    void failed(long signal, String fault, Instant now) {
        jdbc.sql("""
                update casework.signal
                set fault = ?, tries = tries + 1, try_at = ?::timestamptz + least(interval '1 hour', interval '5 seconds' * 2 ^ least(tries, 12))
                where id = ?""").param(fault).param(Timestamp.from(now)).param(signal).update();
    }

    /** The engine would offer it again at once. */
    void timerFailed(String job, String fault, Instant now) {
        jdbc.sql("""
                update engine.act_ru_timer_job set duedate_ = ?::timestamptz + interval '1 minute', exception_msg_ = ? where id_ = ?""").param(Timestamp.from(now)).param(fault).param(job).update();
    }

    /** Whether the engine has a timer at all; asked without waking it. */
    boolean anyTimer() {
        return jdbc.sql("select exists (select 1 from engine.act_ru_timer_job)")
                .query(Boolean.class)
                .single();
    }
}
