package id.andalan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code audit.entry}, {@code audit.batch} and {@code audit.reader}. */
@Repository
class JournalTable {
    /** Most entries in a batch and in one delivery: bounds memory when a server comes back after long. */
    static final int CHUNK = 5_000;

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    static final String COLUMNS = "pos, id, at, action, subject_type, subject_id, actor_kind, actor_id, facts";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JournalTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<JournalEntry> ofSubject(String subjectType, String subjectId) {
        return jdbc.sql("select " + COLUMNS
                        + " from audit.entry where subject_id = ? and subject_type = ? order by pos, id")
                .params(subjectId, subjectType)
                .query(this::entry)
                .list();
    }

    /** Entries of whole transactions from {@code pos} on, sealed ones only; about {@link #CHUNK} of them. */
    List<JournalEntry> sealedFrom(long pos) {
        return jdbc.sql("""
                with last as (
                    select coalesce(max(pos), 0) as pos from (
                        select pos from audit.entry
                        where pos >= :from and pos < (select to_pos from audit.batch order by no desc limit 1)
                        order by pos limit :chunk) as next)
                select %s from audit.entry where pos >= :from and pos <= (select pos from last) order by pos, id""".formatted(COLUMNS))
                .param("from", pos)
                .param("chunk", CHUNK)
                .query(this::entry)
                .list();
    }

    /** Seals what is final and not sealed yet; the number of entries, 0 when there are none. One caller at a time. */
    int seal() {
        return jdbc.sql("""
                with last as (
                    select coalesce(max(no), 0) as no, coalesce(max(to_pos), 0) as to_pos from audit.batch),
                cut as (
                    -- A chunk at a time, but never through a transaction.
                    select least(audit.watermark(), coalesce((
                        select pos + 1 from audit.entry where pos >= (select to_pos from last)
                        order by pos offset :chunk limit 1), audit.watermark())) as pos),
                line as (
                    select audit.line(e) as text, e.pos, e.id from audit.entry e
                    where e.pos >= (select to_pos from last) and e.pos < (select pos from cut)),
                sealed as (
                    select count(*)::int as entries, string_agg(text, '' order by pos, id) as lines,
                           string_agg(substr(sha256(convert_to(text, 'UTF8')), 1, 8), ''::bytea order by pos, id) as digests
                    from line),
                before as (
                    select coalesce((select hash from audit.batch where no = (select no from last)), ''::bytea) as hash),
                batch as (
                    insert into audit.batch (no, from_pos, to_pos, entries, previous, hash, digests, sealed_at)
                    select last.no + 1, last.to_pos, cut.pos, entries, before.hash,
                           sha256(before.hash || convert_to(lines, 'UTF8')), digests, clock_timestamp()
                    from last, cut, sealed, before where entries > 0
                    returning entries)
                select coalesce((select entries from batch), 0)""").param("chunk", CHUNK).query(Integer.class).single();
    }

    /** Moves the next place behind everything in the journal; by how much, 0 when it stands there already. */
    long rebase() {
        return jdbc.sql("select audit.rebase()").query(Long.class).single();
    }

    long end() {
        return jdbc.sql("select coalesce(max(to_pos), 0) from audit.batch")
                .query(Long.class)
                .single();
    }

    boolean startReader(String name) {
        return jdbc.sql("""
                insert into audit.reader (name, pos)
                values (?, coalesce((select to_pos from audit.batch order by no desc limit 1), 0))
                on conflict do nothing""").param(name).update() > 0;
    }

    /** The listener's bookmark, held until the end of the transaction; empty when another server holds it. */
    java.util.Optional<Long> lockReader(String name) {
        return jdbc.sql("select pos from audit.reader where name = ? for update skip locked")
                .param(name)
                .query(Long.class)
                .optional();
    }

    void moveReader(String name, long pos) {
        jdbc.sql("update audit.reader set pos = ? where name = ?")
                .params(pos, name)
                .update();
    }

    JournalEntry entry(ResultSet row, int n) throws SQLException {
        return new JournalEntry(
                row.getLong(1),
                row.getLong(2),
                row.getTimestamp(3).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                json.readValue(row.getString(9), FACTS));
    }
}
