package id.andalan.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.kept_key}. */
@Repository
class KeptKeyTable {
    static final String NAME = "identity.kept_key";

    private final JdbcClient jdbc;

    KeptKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id of the key that was changed. */
    Map<String, KeyRing.Sealed> list() {
        Map<String, KeyRing.Sealed> all = new LinkedHashMap<>();
        jdbc.sql("select id, key_id, sealed from identity.kept_key order by kept_at desc, id")
                .query(row -> {
                    all.put(row.getString(1), new KeyRing.Sealed(row.getString(2), row.getBytes(3)));
                });
        return all;
    }

    /** False when it is there. */
    boolean insert(String id, KeyRing.Sealed secret, Instant at) {
        return jdbc.sql("""
                insert into identity.kept_key (id, key_id, sealed, kept_at) values (?, ?, ?, ?)
                on conflict (id) do nothing""")
                        .params(id, secret.keyId(), secret.bytes(), Timestamp.from(at))
                        .update()
                == 1;
    }
}
