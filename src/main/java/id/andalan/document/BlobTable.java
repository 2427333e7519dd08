package id.andalan.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code document.blob} and {@code document.pending}. */
@Repository
class BlobTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    BlobTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(StagedBlob blob, String place) {
        jdbc.sql("insert into document.blob (id, size, sha256, place, bytes, at) values (?, ?, ?, ?, ?, ?)")
                .param(blob.id())
                .param(blob.size())
                .param(blob.sha256())
                .param(place)
                .param(blob.bytes())
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    Optional<String> findPlace(UUID id) {
        return jdbc.sql("select place from document.blob where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    byte[] bytes(UUID id) {
        return jdbc.sql("select bytes from document.blob where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    byte[] sha256(UUID id) {
        return jdbc.sql("select sha256 from document.blob where id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Deletes the rows; objects of another store are handed to the sweep. */
    void delete(Collection<UUID> ids) {
        jdbc.sql("""
                with gone as (delete from document.blob where id = any (?) returning id, place)
                insert into document.pending (blob, at) select id, to_timestamp(0) from gone where place <> 'database'""").param(ids.toArray(UUID[]::new)).update();
    }

    void addPending(UUID blob) {
        jdbc.sql("insert into document.pending (blob, at) values (?, ?)")
                .params(blob, Timestamp.from(clock.instant()))
                .update();
    }

    /** False when the sweep was faster: the object is gone. */
    boolean removePending(UUID blob) {
        return jdbc.sql("delete from document.pending where blob = ?")
                        .param(blob)
                        .update()
                == 1;
    }

    /** Objects that nobody vouched for in time, locked until the end of the transaction. */
    List<UUID> lockPendingBefore(Instant time, int most) {
        return jdbc.sql("select blob from document.pending where at < ? order by at limit ? for update skip locked")
                .params(Timestamp.from(time), most)
                .query(UUID.class)
                .list();
    }
}
