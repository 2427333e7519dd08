package id.andalan.identity;

import id.andalan.core.Actor;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.session}. */
@Repository
class SessionTable {
    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, byte[] token, UUID account, String device, Instant at, Sessions.Lifetime lifetime) {
        jdbc.sql("""
                insert into identity.session (id, token, account_id, device, opened_at, seen_at, idle_until, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, token, account, device)
                .params(
                        Timestamp.from(at),
                        Timestamp.from(at),
                        Timestamp.from(at.plus(lifetime.idle())),
                        Timestamp.from(at.plus(lifetime.absolute())))
                .update();
    }

    /** Role and agency as they are now, not as they were at sign-in; nothing for an account that was switched off. */
    Optional<Session> find(byte[] token, Instant at) {
        return jdbc.sql("""
                        select s.id, a.id, a.role, a.agency, a.name, a.contact_id, s.seen_at
                        from identity.session s join identity.account a on a.id = s.account_id
                        where s.token = ? and s.expires_at > ? and s.idle_until > ? and a.deactivated_at is null""")
                .params(token, Timestamp.from(at), Timestamp.from(at))
                .query((row, n) -> new Session(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Actor.Role.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, UUID.class),
                        row.getTimestamp(7).toInstant()))
                .optional();
    }

    void seen(UUID id, Instant at, Duration idle) {
        jdbc.sql("update identity.session set seen_at = ?, idle_until = ? where id = ?")
                .params(Timestamp.from(at), Timestamp.from(at.plus(idle)), id)
                .update();
    }

    List<Session.Opened> list(UUID account, Instant at) {
        return jdbc.sql("""
                        select id, device, opened_at, seen_at from identity.session
                        where account_id = ? and expires_at > ? and idle_until > ? order by seen_at desc""")
                .params(account, Timestamp.from(at), Timestamp.from(at))
                .query((row, n) -> new Session.Opened(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** Keeps what the provider gave for this session, sealed. */
    void setIdToken(UUID id, KeyRing.Sealed token) {
        jdbc.sql("update identity.session set id_token = ?, id_token_key = ? where id = ?")
                .params(token.bytes(), token.keyId(), id)
                .update();
    }

    Optional<KeyRing.Sealed> idToken(UUID id) {
        return jdbc.sql("select id_token_key, id_token from identity.session where id = ? and id_token is not null")
                .param(id)
                .query((row, n) -> new KeyRing.Sealed(row.getString(1), row.getBytes(2)))
                .optional();
    }

    boolean delete(UUID account, UUID id) {
        return jdbc.sql("delete from identity.session where account_id = ? and id = ?")
                        .params(account, id)
                        .update()
                == 1;
    }

    /** Ends every session of the account but {@code keep}. */
    int deleteAll(UUID account, @Nullable UUID keep) {
        return jdbc.sql("delete from identity.session where account_id = ? and id is distinct from ?")
                .param(account)
                .param(keep)
                .update();
    }

    int deleteExpired(Instant at) {
        return jdbc.sql("delete from identity.session where expires_at <= ? or idle_until <= ?")
                .params(Timestamp.from(at), Timestamp.from(at))
                .update();
    }
}
