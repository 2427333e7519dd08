package id.andalan.pack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code pack.loaded} and {@code pack.edition}. */
@Repository
class PackTable {
    /** Any number that no other lock uses: one server loads at a time. */
    private static final long LOAD_LOCK = 0x616e64616c7061L;

    private final JdbcClient jdbc;

    PackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOAD_LOCK)
                .query((row, n) -> 0)
                .single();
    }

    /** The digest of the pack that is in the database; empty before the first. */
    Optional<String> loadedDigest() {
        return jdbc.sql("select digest from pack.loaded").query(String.class).optional();
    }

    void loaded(String digest, String folder) {
        jdbc.sql("""
                insert into pack.loaded (digest, folder, at) values (?, ?, now())
                on conflict (one) do update set digest = excluded.digest, folder = excluded.folder, at = excluded.at""").params(digest, folder).update();
    }

    void bump(String memory) {
        jdbc.sql("""
                insert into pack.edition (memory, no) values (?, 1)
                on conflict (memory) do update set no = pack.edition.no + 1""").param(memory).update();
    }

    Map<String, Long> editions() {
        Map<String, Long> editions = new HashMap<>();
        jdbc.sql("select memory, no from pack.edition").query(row -> {
            editions.put(row.getString(1), row.getLong(2));
        });
        return editions;
    }
}
