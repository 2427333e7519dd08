package id.andalan.casework;

import id.andalan.identity.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code casework.draft}. */
@Repository
class DraftTable {
    private static final String COLUMNS = "id, service, version, account, key_id, sealed, changed_at, expires_at";

    private final JdbcClient jdbc;

    DraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            String service,
            int version,
            @Nullable UUID account,
            KeyRing.Sealed sealed,
            Instant changedAt,
            Instant expiresAt) {}

    void insert(Row row, byte[] secret) {
        jdbc.sql("""
                insert into casework.draft
                    (id, secret, service, version, account, key_id, sealed, begun_at, changed_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(row.id)
                .param(secret)
                .param(row.service)
                .param(row.version)
                .param(row.account)
                .param(row.sealed.keyId())
                .param(row.sealed.bytes())
                .param(Timestamp.from(row.changedAt))
                .param(Timestamp.from(row.changedAt))
                .param(Timestamp.from(row.expiresAt))
                .update();
    }

    Optional<Row> find(byte[] secret) {
        return jdbc.sql("select " + COLUMNS + " from casework.draft where secret = ?")
                .param(secret)
                .query(DraftTable::row)
                .optional();
    }

    /** Makes whoever else writes it wait. */
    Optional<Row> lock(byte[] secret) {
        return jdbc.sql("select " + COLUMNS + " from casework.draft where secret = ? for update")
                .param(secret)
                .query(DraftTable::row)
                .optional();
    }

    List<Row> list(UUID account) {
        return jdbc.sql("select " + COLUMNS
                        + " from casework.draft where account = ? order by changed_at desc limit 50")
                .param(account)
                .query(DraftTable::row)
                .list();
    }

    void update(Row row) {
        jdbc.sql("""
                update casework.draft
                set version = ?, account = ?, key_id = ?, sealed = ?, changed_at = ?, expires_at = ?
                where id = ?""")
                .param(row.version)
                .param(row.account)
                .param(row.sealed.keyId())
                .param(row.sealed.bytes())
                .param(Timestamp.from(row.changedAt))
                .param(Timestamp.from(row.expiresAt))
                .param(row.id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from casework.draft where id = ?").param(id).update();
    }

    /** The ids of what was kept long enough and is gone now. */
    List<UUID> deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        delete from casework.draft where id in
                            (select id from casework.draft where expires_at < ? limit ? for update skip locked)
                        returning id""").params(Timestamp.from(now), most).query(UUID.class).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getInt("version"),
                row.getObject("account", UUID.class),
                new KeyRing.Sealed(row.getString("key_id"), row.getBytes("sealed")),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
