package id.andalan.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.link}. */
@Repository
class LinkTable {
    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a link is for. */
    enum Purpose {
        INVITATION,
        PASSWORD,
        ADMINISTRATOR
    }

    record Link(Purpose purpose, @Nullable UUID account) {}

    void insert(byte[] token, Purpose purpose, @Nullable UUID account, Instant at, Instant expires) {
        jdbc.sql("insert into identity.link (token, purpose, account_id, made_at, expires_at) values (?, ?, ?, ?, ?)")
                .param(token)
                .param(purpose.name())
                .param(account)
                .param(Timestamp.from(at))
                .param(Timestamp.from(expires))
                .update();
    }

    Optional<Link> find(byte[] token, Instant at) {
        return jdbc.sql("select purpose, account_id from identity.link where token = ? and expires_at > ?")
                .params(token, Timestamp.from(at))
                .query((row, n) -> new Link(Purpose.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .optional();
    }

    /** Takes the link away and says what it was for: of two who use it at once, one gets it. */
    Optional<Link> take(byte[] token, Instant at) {
        return jdbc.sql("delete from identity.link where token = ? and expires_at > ? returning purpose, account_id")
                .params(token, Timestamp.from(at))
                .query((row, n) -> new Link(Purpose.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .optional();
    }

    void deleteOf(UUID account) {
        jdbc.sql("delete from identity.link where account_id = ?")
                .param(account)
                .update();
    }

    void deleteOf(Purpose purpose) {
        jdbc.sql("delete from identity.link where purpose = ?")
                .param(purpose.name())
                .update();
    }

    int deleteExpired(Instant at) {
        return jdbc.sql("delete from identity.link where expires_at <= ?")
                .param(Timestamp.from(at))
                .update();
    }
}
