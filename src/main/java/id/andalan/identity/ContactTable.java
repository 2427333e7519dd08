package id.andalan.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.contact} and {@code identity.encryption_key}. */
@Repository
class ContactTable {
    private final JdbcClient jdbc;

    ContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row's blind indexes; null for what the person did not give. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Indexes(byte @Nullable [] name, byte @Nullable [] phone, byte @Nullable [] email) {}

    record Row(UUID id, KeyRing.Sealed sealed) {}

    void insert(UUID id, KeyRing.Sealed sealed, Indexes indexes, Instant at) {
        jdbc.sql("""
                insert into identity.contact (id, key_id, sealed, name_index, phone_index, email_index, made_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(sealed.keyId())
                .param(sealed.bytes())
                .param(indexes.name())
                .param(indexes.phone())
                .param(indexes.email())
                .param(Timestamp.from(at))
                .update();
    }

    boolean update(UUID id, KeyRing.Sealed sealed, Indexes indexes) {
        return jdbc.sql("""
                        update identity.contact
                        set key_id = ?, sealed = ?, name_index = ?, phone_index = ?, email_index = ?
                        where id = ? and erased_at is null""")
                        .param(sealed.keyId())
                        .param(sealed.bytes())
                        .param(indexes.name())
                        .param(indexes.phone())
                        .param(indexes.email())
                        .param(id)
                        .update()
                == 1;
    }

    /** Empty for one that is not there or was erased. */
    Optional<KeyRing.Sealed> find(UUID id) {
        return jdbc.sql("select key_id, sealed from identity.contact where id = ? and sealed is not null")
                .param(id)
                .query((row, n) -> new KeyRing.Sealed(row.getString(1), row.getBytes(2)))
                .optional();
    }

    /** The contact of an account; empty for officials. */
    Optional<UUID> ofAccount(UUID account) {
        return jdbc.sql("select contact_id from identity.account where id = ? and contact_id is not null")
                .param(account)
                .query(UUID.class)
                .optional();
    }

    List<UUID> search(List<byte[]> names, List<byte[]> phones, List<byte[]> emails) {
        return jdbc.sql("""
                        select id from identity.contact where name_index in (:names)
                        union select id from identity.contact where phone_index in (:phones)
                        union select id from identity.contact where email_index in (:emails)""")
                .param("names", names)
                .param("phones", phones)
                .param("emails", emails)
                .query(UUID.class)
                .list();
    }

    boolean erase(UUID id, Instant at) {
        return jdbc.sql("""
                        update identity.contact
                        set sealed = null, name_index = null, phone_index = null, email_index = null, erased_at = ?
                        where id = ? and erased_at is null""").params(Timestamp.from(at), id).update() == 1;
    }

    /** Rows still sealed with one of these keys, to seal them anew. */
    List<Row> listSealedWith(List<String> keyIds, int limit) {
        return keyIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id, key_id, sealed from identity.contact
                                where key_id in (:keys) and sealed is not null limit :limit for update skip locked""")
                        .param("keys", keyIds)
                        .param("limit", limit)
                        .query((row, n) -> new Row(
                                row.getObject(1, UUID.class), new KeyRing.Sealed(row.getString(2), row.getBytes(3))))
                        .list();
    }

    /** How many rows each key has sealed. */
    Map<String, Long> keyUses() {
        Map<String, Long> uses = new LinkedHashMap<>();
        jdbc.sql("select key_id, count(*) from identity.contact where sealed is not null group by 1 order by 1")
                .query(row -> {
                    uses.put(row.getString(1), row.getLong(2));
                });
        return uses;
    }

    void keyUsed(String keyId, Instant at) {
        jdbc.sql("insert into identity.encryption_key (id, first_used_at) values (?, ?) on conflict do nothing")
                .params(keyId, Timestamp.from(at))
                .update();
    }
}
