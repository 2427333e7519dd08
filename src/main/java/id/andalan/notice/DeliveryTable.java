package id.andalan.notice;

import id.andalan.core.Ids;
import id.andalan.notice.WebhookPost.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notice.delivery}: the queue of each address, and the log of what became of it. */
@Repository
class DeliveryTable {
    private static final String COLUMNS =
            "id, event, action, body, state, attempts, due_at, created_at, done_at, status, answer, millis";

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing of the same record waits that happened before; {@code d} is the delivery. */
    static final String FIRST_OF_ITS_RECORD = "\n" + """
            and not exists (
                select 1 from notice.delivery e
                where e.webhook = d.webhook and e.subject = d.subject and e.state = 'WAITING' and e.id < d.id)""";

    /**
     * An event that an address is to be told.
     *
     * @param subject the record it is about: its events are told one after the other; null for none
     */
    record New(UUID webhook, @Nullable String subject, String event, String action, String body) {}

    /** Queues them in one statement; an event that is there already is not queued twice. */
    void insert(List<New> deliveries, Instant now) {
        jdbc.sql("""
                insert into notice.delivery (id, webhook, subject, event, action, body, due_at, created_at)
                select id, webhook, subject, event, action, body, :now, :now
                from unnest(:ids::uuid[], :webhooks::uuid[], :subjects::text[], :events::text[], :actions::text[], :bodies::text[])
                     as told (id, webhook, subject, event, action, body)
                where exists (select 1 from notice.webhook w where w.id = told.webhook)
                on conflict (webhook, event) do nothing""")
                .param("now", Timestamp.from(now))
                .param("ids", deliveries.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("webhooks", deliveries.stream().map(New::webhook).toArray(UUID[]::new))
                .param("subjects", deliveries.stream().map(New::subject).toArray(String[]::new))
                .param("events", deliveries.stream().map(New::event).toArray(String[]::new))
                .param("actions", deliveries.stream().map(New::action).toArray(String[]::new))
                .param("bodies", deliveries.stream().map(New::body).toArray(String[]::new))
                .update();
    }

    /** At most one of each record: the next is due when that one has arrived. */
    List<Delivery> listDue(UUID webhook, Instant now, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from notice.delivery d
                where webhook = ? and state = 'WAITING' and due_at <= ?""" + FIRST_OF_ITS_RECORD + "\norder by due_at, id limit ?")
                .params(webhook, Timestamp.from(now), most)
                .query(DeliveryTable::delivery)
                .list();
    }

    /**
     * Counts the attempts that are about to be made, and says when the next would be. Done before anything is sent: should we fail to
     * write down the outcome, the same event cannot be sent again at once, and again, and again.
     */
    void begin(Map<UUID, Instant> nextTries) {
        UUID[] ids = nextTries.keySet().toArray(UUID[]::new);
        Timestamp[] times = new Timestamp[ids.length];
        for (int i = 0; i < ids.length; i++) {
            times[i] = Timestamp.from(nextTries.get(ids[i]));
        }
        jdbc.sql("""
                update notice.delivery d set attempts = attempts + 1, due_at = next.at
                from unnest(?::uuid[], ?::timestamptz[]) as next (id, at)
                where d.id = next.id and d.state = 'WAITING'""").param(ids).param(times).update();
    }

    void arrived(UUID id, Attempt attempt, Instant now) {
        jdbc.sql("""
                update notice.delivery set state = 'DELIVERED', done_at = ?, status = ?, answer = ?, millis = ?
                where id = ? and state = 'WAITING'""")
                .params(Timestamp.from(now), attempt.status(), attempt.answer(), attempt.millis(), id)
                .update();
    }

    /** It did not arrive; tried again not before that time. */
    void failed(UUID id, Attempt attempt, Instant notBefore) {
        jdbc.sql("""
                update notice.delivery set due_at = greatest(due_at, ?), status = ?, answer = ?, millis = ?
                where id = ? and state = 'WAITING'""")
                .params(Timestamp.from(notBefore), attempt.status(), attempt.answer(), attempt.millis(), id)
                .update();
    }

    /** It did not arrive, and that was the last time. */
    void gaveUp(UUID id, Attempt attempt, Instant now) {
        jdbc.sql("""
                update notice.delivery set state = 'DEAD', done_at = ?, status = ?, answer = ?, millis = ?
                where id = ? and state = 'WAITING'""")
                .params(Timestamp.from(now), attempt.status(), attempt.answer(), attempt.millis(), id)
                .update();
    }

    /** The log, newest first; {@code before} null for the first page. */
    List<Delivery> list(UUID webhook, @Nullable UUID before, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from notice.delivery
                where webhook = :webhook and id < :before order by id desc limit :most""")
                .param("webhook", webhook)
                .param("before", before == null ? NoticeQuery.END : before)
                .param("most", most)
                .query(DeliveryTable::delivery)
                .list();
    }

    /** How many deliveries of each state an address has. */
    record Counts(int waiting, int delivered, int dead) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    Map<UUID, Counts> counts() {
        return jdbc
                .sql("""
                        select webhook, count(*) filter (where state = 'WAITING')::int,
                               count(*) filter (where state = 'DELIVERED')::int, count(*) filter (where state = 'DEAD')::int
                        from notice.delivery group by webhook""")
                .query((row, n) -> Map.entry(
                        row.getObject(1, UUID.class), new Counts(row.getInt(2), row.getInt(3), row.getInt(4))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Tries one again from the start, whatever became of it. */
    boolean revive(UUID webhook, UUID id, Instant now) {
        return jdbc.sql("""
                update notice.delivery
                set state = 'WAITING', attempts = 0, due_at = ?, created_at = ?, done_at = null
                where webhook = ? and id = ?""")
                        .params(Timestamp.from(now), Timestamp.from(now), webhook, id)
                        .update()
                == 1;
    }

    /** Tries all again that were given up. */
    int reviveDead(UUID webhook, Instant now) {
        return jdbc.sql("""
                update notice.delivery
                set state = 'WAITING', attempts = 0, due_at = ?, created_at = ?, done_at = null
                where webhook = ? and state = 'DEAD'""")
                .params(Timestamp.from(now), Timestamp.from(now), webhook)
                .update();
    }

    /** Makes what waits due now, for an address that is switched on again. */
    void hurry(UUID webhook, Instant now) {
        jdbc.sql("update notice.delivery set due_at = ? where webhook = ? and state = 'WAITING' and due_at > ?")
                .params(Timestamp.from(now), webhook, Timestamp.from(now))
                .update();
    }

    /** Gives up what waited too long behind an address that never answered. */
    int giveUpCreatedBefore(Instant time, Instant now) {
        return jdbc.sql("""
                update notice.delivery set state = 'DEAD', done_at = ?
                where state = 'WAITING' and created_at < ?""").params(Timestamp.from(now), Timestamp.from(time)).update();
    }

    int deleteDoneBefore(Instant time) {
        return jdbc.sql("delete from notice.delivery where state <> 'WAITING' and created_at < ?")
                .param(Timestamp.from(time))
                .update();
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Delivery.State.valueOf(row.getString(5)),
                row.getInt(6),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9) == null ? null : row.getTimestamp(9).toInstant(),
                row.getObject(10, Integer.class),
                row.getString(11),
                row.getObject(12, Integer.class));
    }
}
