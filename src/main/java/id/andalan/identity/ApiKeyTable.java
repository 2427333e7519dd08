package id.andalan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.api_key}. */
@Repository
class ApiKeyTable {
    private static final String COLUMNS = "id, label, scopes, agency, made_at, last_used_at, revoked_at, per_minute";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ApiKeyTable(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void insert(ApiKey key, byte[] token, @Nullable UUID madeBy) {
        jdbc.sql("""
                insert into identity.api_key (id, token, label, scopes, agency, made_by, made_at, per_minute)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(key.id())
                .param(token)
                .param(key.label())
                .param(key.scopes().stream().map(ApiKey.Scope::text).sorted().toArray(String[]::new))
                .param(key.agency())
                .param(madeBy)
                .param(Timestamp.from(key.madeAt()))
                .param(key.perMinute())
                .update();
    }

    /** All that open a door at the moment. A city has tens of them, so every server keeps them in memory. */
    List<Live> listLive() {
        return jdbc.sql("select " + COLUMNS + ", token from identity.api_key where revoked_at is null")
                .query((row, n) -> new Live(row.getBytes("token"), key(row, n)))
                .list();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Live(byte[] token, ApiKey key) {}

    List<ApiKey> list() {
        return jdbc.sql("select " + COLUMNS
                        + " from identity.api_key order by revoked_at is not null, made_at desc, id")
                .query(ApiKeyTable::key)
                .list();
    }

    Optional<ApiKey> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from identity.api_key where id = ?")
                .param(id)
                .query(ApiKeyTable::key)
                .optional();
    }

    boolean revoke(UUID id, Instant at) {
        return jdbc.sql("update identity.api_key set revoked_at = ? where id = ? and revoked_at is null")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** False when there is no such key, or it was revoked. */
    boolean limit(UUID id, @Nullable Integer perMinute) {
        return jdbc.sql("update identity.api_key set per_minute = ? where id = ? and revoked_at is null")
                        .param(perMinute)
                        .param(id)
                        .update()
                == 1;
    }

    /** In order of id, so that two servers doing the same do not wait on each other in a circle. */
    void used(Map<UUID, Instant> lastUses) {
        batch.batchUpdate(
                "update identity.api_key set last_used_at = greatest(last_used_at, ?) where id = ?",
                lastUses.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(use -> new Object[] {Timestamp.from(use.getValue()), use.getKey()})
                        .toList());
    }

    private static ApiKey key(ResultSet row, int n) throws SQLException {
        Timestamp used = row.getTimestamp(6);
        Timestamp revoked = row.getTimestamp(7);
        Set<ApiKey.Scope> scopes = Arrays.stream((String[]) row.getArray(3).getArray())
                .map(ApiKey.Scope::of)
                .collect(Collectors.toUnmodifiableSet());
        return new ApiKey(
                row.getObject(1, UUID.class),
                row.getString(2),
                scopes,
                row.getString(4),
                row.getObject("per_minute", Integer.class),
                row.getTimestamp(5).toInstant(),
                used == null ? null : used.toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
