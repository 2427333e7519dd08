package id.andalan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code report.import} and {@code report.import_chunk}, and the undoing of what an import brought. */
@Repository
class ImportTable {
    private static final String SELECT = """
            select i.id, i.source, i.file, i.digest, i.started_at, i.finished_at, i.undone_at, i.sample,
                   coalesce(sum(c.read), 0)::bigint as read, coalesce(sum(c.loaded), 0)::bigint as loaded,
                   coalesce(sum(c.refused), 0)::bigint as refused
            from report.import i left join report.import_chunk c on c.import_id = i.id""";

    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ImportRun run, @Nullable UUID actor) {
        jdbc.sql("""
                insert into report.import (id, source, file, digest, started_at, actor_id, sample)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(run.id())
                .param(run.source())
                .param(run.file())
                .param(run.digest())
                .param(Timestamp.from(run.startedAt()))
                .param(actor)
                .param(run.sample())
                .update();
    }

    void insertChunk(UUID id, int no, int read, int loaded, int refused) {
        jdbc.sql("insert into report.import_chunk (import_id, no, read, loaded, refused) values (?, ?, ?, ?, ?)")
                .params(id, no, read, loaded, refused)
                .update();
    }

    Set<Integer> chunks(UUID id) {
        return new HashSet<>(jdbc.sql("select no from report.import_chunk where import_id = ?")
                .param(id)
                .query(Integer.class)
                .list());
    }

    void finish(UUID id, Instant at) {
        jdbc.sql("update report.import set finished_at = ? where id = ? and finished_at is null")
                .params(Timestamp.from(at), id)
                .update();
    }

    List<ImportRun> list() {
        return jdbc.sql(SELECT + " group by i.id order by i.started_at desc, i.id desc")
                .query(ImportTable::run)
                .list();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql(SELECT + " where i.id = ? group by i.id")
                .param(id)
                .query(ImportTable::run)
                .optional();
    }

    /** The newest run of that very file and mapping that was neither finished nor undone. */
    Optional<ImportRun> findUnfinished(String digest) {
        return jdbc.sql(SELECT + """
                 where i.digest = ? and i.finished_at is null and i.undone_at is null
                group by i.id order by i.started_at desc limit 1""").param(digest).query(ImportTable::run).optional();
    }

    /** Which of the external ids came in with an earlier import of the source. */
    Set<String> known(String source, @Nullable UUID exceptImport, Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select r.external_id from report.import i join report.report r on r.import_id = i.id
                where i.source = ? and i.id is distinct from ?::uuid and i.undone_at is null and r.external_id = any(?)""")
                .param(source)
                .param(exceptImport)
                .param(externalIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** One import of a source at a time: held until the transaction ends. */
    boolean tryLock(String source) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('report.import'), hashtext(?))")
                .param(source)
                .query(Boolean.class)
                .single();
    }

    /** Numbers of the import's reports that somebody has worked on since; at most {@code most}. */
    List<String> touched(UUID id, int most) {
        return jdbc.sql("""
                select number from report.report r
                where import_id = ? and (version > 2 or followers > 0 or photos > 0
                      or exists (select 1 from report.step s where s.report_id = r.id and s.actor_kind <> 'SYSTEM'))
                order by number limit ?""").params(id, most).query(String.class).list();
    }

    /** Deletes some of the import's reports, steps and followers with them; how many. */
    int deleteSome(UUID id, int most) {
        return jdbc.sql("""
                delete from report.report where id in (
                    select id from report.report where import_id = ? limit ?)""").params(id, most).update();
    }

    /** Forgets a run of which nothing came in; a task that began it stays, without a run. */
    void delete(UUID id) {
        jdbc.sql("update report.import_task set run_id = null where run_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from report.import_chunk where import_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from report.import where id = ?").param(id).update();
    }

    void markUndone(UUID id, Instant at) {
        jdbc.sql("update report.import set undone_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    private static ImportRun run(ResultSet row, int n) throws SQLException {
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("file"),
                row.getString("digest"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "undone_at"),
                row.getBoolean("sample"),
                new ImportRun.Counts(row.getLong("read"), row.getLong("loaded"), row.getLong("refused")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
