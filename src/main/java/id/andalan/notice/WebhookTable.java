package id.andalan.notice;

import id.andalan.identity.KeyRing;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code notice.webhook}. */
@Repository
class WebhookTable {
    private static final String COLUMNS =
            "id, label, url, patterns, state, created_at, version, failures, failing_since, resumes_at";

    private final JdbcClient jdbc;

    WebhookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A worker's turn at one address; whoever finds it expired may take over. */
    record Turn(Webhook webhook, KeyRing.Sealed secret, UUID lease) {}

    void insert(Webhook webhook, KeyRing.Sealed secret) {
        jdbc.sql("""
                insert into notice.webhook (id, label, url, patterns, state, created_at, resumes_at, secret_key, secret)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(webhook.id(), webhook.label(), webhook.url())
                .params(
                        webhook.patterns().toArray(String[]::new),
                        webhook.state().name())
                .params(Timestamp.from(webhook.createdAt()), Timestamp.from(webhook.resumesAt()))
                .params(secret.keyId(), secret.bytes())
                .update();
    }

    List<Webhook> list() {
        return jdbc.sql("select " + COLUMNS + " from notice.webhook order by id")
                .query(WebhookTable::webhook)
                .list();
    }

    List<Webhook> listActive() {
        return jdbc.sql("select " + COLUMNS + " from notice.webhook where state = 'ACTIVE'")
                .query(WebhookTable::webhook)
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from notice.webhook where id = ?")
                .param(id)
                .query(WebhookTable::webhook)
                .optional();
    }

    boolean update(UUID id, int version, String label, String url, List<String> patterns) {
        return jdbc.sql("""
                update notice.webhook set label = ?, url = ?, patterns = ?, version = version + 1
                where id = ? and version = ?""")
                        .params(label, url, patterns.toArray(String[]::new), id, version)
                        .update()
                == 1;
    }

    void setSecret(UUID id, KeyRing.Sealed secret) {
        jdbc.sql("update notice.webhook set secret_key = ?, secret = ?, version = version + 1 where id = ?")
                .params(secret.keyId(), secret.bytes(), id)
                .update();
    }

    /** Switches it; a switched-on one starts with a clean slate. */
    void setState(UUID id, Webhook.State state, Instant now) {
        jdbc.sql("""
                update notice.webhook
                set state = ?, version = version + 1, failures = 0, failing_since = null, resumes_at = ?
                where id = ?""").params(state.name(), Timestamp.from(now), id).update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from notice.webhook where id = ?").param(id).update() == 1;
    }

    /** The address that waited longest for its turn, among those with something due; nobody else has it meanwhile. */
    Optional<Turn> claim(Instant now, Duration lease) {
        UUID mine = UUID.randomUUID();
        return jdbc.sql("""
                update notice.webhook set lease = :lease, busy_until = :until, served_at = :now
                where id = (
                    select w.id from notice.webhook w
                    where w.state = 'ACTIVE' and w.resumes_at <= :now and (w.busy_until is null or w.busy_until < :now)
                      and exists (
                          select 1 from notice.delivery d
                          where d.webhook = w.id and d.state = 'WAITING' and d.due_at <= :now%s)
                    order by w.served_at nulls first limit 1 for update skip locked)
                returning %s, secret_key, secret""".formatted(DeliveryTable.FIRST_OF_ITS_RECORD, COLUMNS))
                .param("lease", mine)
                .param("until", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .query((row, n) ->
                        new Turn(webhook(row, n), new KeyRing.Sealed(row.getString(11), row.getBytes(12)), mine))
                .optional();
    }

    /** Ends the turn; false when it had been lost. */
    boolean release(Turn turn) {
        return jdbc.sql("update notice.webhook set lease = null, busy_until = null where id = ? and lease = ?")
                        .params(turn.webhook().id(), turn.lease())
                        .update()
                == 1;
    }

    void succeeded(UUID id) {
        jdbc.sql("""
                update notice.webhook set failures = 0, failing_since = null where id = ? and failures > 0""").param(id).update();
    }

    /** One more failure in a row; the address as it stands then. */
    Optional<Webhook> failed(UUID id, Instant now) {
        return jdbc.sql("""
                update notice.webhook set failures = failures + 1, failing_since = coalesce(failing_since, ?)
                where id = ? returning %s""".formatted(COLUMNS))
                .params(Timestamp.from(now), id)
                .query(WebhookTable::webhook)
                .optional();
    }

    void leaveAlone(UUID id, Instant until) {
        jdbc.sql("update notice.webhook set resumes_at = greatest(resumes_at, ?) where id = ?")
                .params(Timestamp.from(until), id)
                .update();
    }

    /** Gives it up; false when somebody did before, or an administrator switched it meanwhile. */
    boolean die(UUID id) {
        return jdbc.sql(
                                "update notice.webhook set state = 'DEAD', version = version + 1 where id = ? and state = 'ACTIVE'")
                        .param(id)
                        .update()
                == 1;
    }

    private static Webhook webhook(ResultSet row, int n) throws SQLException {
        Array patterns = row.getArray(4);
        Timestamp failingSince = row.getTimestamp(9);
        return new Webhook(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                List.of((String[]) patterns.getArray()),
                Webhook.State.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                row.getInt(7),
                row.getInt(8),
                failingSince == null ? null : failingSince.toInstant(),
                row.getTimestamp(10).toInstant());
    }
}
