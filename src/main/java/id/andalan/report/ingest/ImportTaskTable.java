package id.andalan.report.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code report.import_task} and {@code report.import_refused}. */
@Repository
class ImportTaskTable {
    /** Tasks, and runs that no task began. */
    private static final String SELECT = """
            select coalesce(t.id, i.id) as id, coalesce(t.file, i.file) as file,
                   coalesce(t.state, case when i.undone_at is not null then 'UNDONE'
                                          when i.finished_at is not null then 'DONE' else 'ELSEWHERE' end) as state,
                   i.id as run, i.source, coalesce(i.sample, false) as sample,
                   coalesce(c.loaded, 0) as run_loaded, coalesce(c.refused, 0) as run_refused,
                   coalesce(t.total, 0) as total, coalesce(t.done, 0) as done, coalesce(t.loadable, 0) as loadable,
                   coalesce(t.refused, 0) as refused, coalesce(t.counts, '{}')::text as counts, t.fault,
                   coalesce(t.actor_id, i.actor_id) as actor, coalesce(t.made_at, i.started_at) as at
            from report.import_task t full join report.import i on i.id = t.run_id
                 left join lateral (select sum(loaded)::bigint as loaded, sum(refused)::bigint as refused
                                    from report.import_chunk where import_id = i.id) c on true
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    ImportTaskTable(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** What the server needs to do the work. */
    record Work(
            UUID id,
            ImportTask.State state,
            String file,
            String mapping,
            @Nullable UUID run,
            @Nullable UUID actor,
            int attempts) {}

    /** A task that is there already stays as it is: the same form was sent twice. */
    void insert(UUID id, String file, byte[] content, String mapping, @Nullable UUID actor, Instant at) {
        jdbc.sql("""
                insert into report.import_task (id, file, content, mapping, state, actor_id, made_at, touched_at)
                values (:id, :file, :content, :mapping, 'CHECK', :actor, :at, :at) on conflict do nothing""")
                .param("id", id)
                .param("file", file)
                .param("content", content)
                .param("mapping", mapping)
                .param("actor", actor, Types.OTHER)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** A run of the command line gets a task, so that the server can undo it. */
    void insertForRun(UUID run, String file, @Nullable UUID actor, Instant at) {
        jdbc.sql("""
                insert into report.import_task (id, file, state, run_id, actor_id, made_at, touched_at)
                values (:run, :file, 'DONE', :run, :actor, :at, :at) on conflict do nothing""")
                .param("run", run)
                .param("file", file)
                .param("actor", actor, Types.OTHER)
                .param("at", Timestamp.from(at))
                .update();
    }

    List<ImportTask> list(int limit, int offset) {
        return jdbc.sql(SELECT + " order by at desc, id desc limit ? offset ?")
                .params(limit, offset)
                .query(this::task)
                .list();
    }

    Optional<ImportTask> find(UUID id) {
        return jdbc.sql(SELECT + " where t.id = :id or (t.id is null and i.id = :id)")
                .param("id", id)
                .query(this::task)
                .optional();
    }

    /** The oldest that wants something done. */
    Optional<Work> next() {
        return jdbc.sql("""
                update report.import_task set attempts = attempts + 1
                where id = (select id from report.import_task where state in ('CHECK', 'LOAD', 'UNDO')
                            order by made_at limit 1)
                returning id, state, file, mapping, run_id, actor_id, attempts""")
                .query((row, n) -> new Work(
                        row.getObject("id", UUID.class),
                        ImportTask.State.valueOf(row.getString("state")),
                        row.getString("file"),
                        row.getString("mapping"),
                        row.getObject("run_id", UUID.class),
                        row.getObject("actor_id", UUID.class),
                        row.getInt("attempts")))
                .optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from report.import_task where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** Moves on when it stands where it is thought to stand. */
    boolean move(UUID id, ImportTask.State to, ImportTask.State... from) {
        return jdbc.sql("""
                        update report.import_task
                        set state = :to, done = 0, attempts = 0, fault = null, touched_at = now()
                        where id = :id and state in (:from)""")
                        .param("to", to.name())
                        .param("id", id)
                        .param(
                                "from",
                                java.util.Arrays.stream(from).map(Enum::name).toList())
                        .update()
                == 1;
    }

    void fail(UUID id, String fault) {
        jdbc.sql("update report.import_task set state = 'FAILED', fault = ?, touched_at = now() where id = ?")
                .params(fault, id)
                .update();
    }

    void link(UUID id, UUID run) {
        jdbc.sql("update report.import_task set run_id = ? where id = ?")
                .params(run, id)
                .update();
    }

    void progress(UUID id, long done, long total) {
        jdbc.sql("update report.import_task set done = ?, total = ?, touched_at = now() where id = ?")
                .params(done, total, id)
                .update();
    }

    void found(UUID id, long loadable, long refused, Map<String, Map<String, Long>> counts) {
        jdbc.sql("update report.import_task set loadable = ?, refused = ?, counts = ?::jsonb where id = ?")
                .params(loadable, refused, json.writeValueAsString(counts), id)
                .update();
    }

    /** Nothing is left to be done, and nobody reads the file again. */
    void end(UUID id, ImportTask.State state) {
        jdbc.sql("update report.import_task set state = ?, content = null, touched_at = now() where id = ?")
                .params(state.name(), id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from report.import_task where id = ? and run_id is null")
                .param(id)
                .update();
    }

    void insertRefused(UUID task, List<ImportTask.Refused> refused) {
        batches.batchUpdate("""
                insert into report.import_refused (task_id, line, code, external_id, reason)
                values (?, ?, ?, ?, ?) on conflict do nothing""", refused, 1_000, (statement, one) -> {
            statement.setObject(1, task);
            statement.setLong(2, one.line());
            statement.setString(3, one.code());
            statement.setString(4, one.externalId());
            statement.setString(5, one.reason());
        });
    }

    List<ImportTask.Refused> refused(UUID task, long afterLine, int limit) {
        return jdbc.sql("""
                select line, code, external_id, reason from report.import_refused
                where task_id = ? and line > ? order by line, code limit ?""")
                .params(task, afterLine, limit)
                .query((row, n) -> new ImportTask.Refused(
                        row.getLong("line"),
                        row.getString("external_id"),
                        row.getString("code"),
                        row.getString("reason")))
                .list();
    }

    private ImportTask task(ResultSet row, int n) throws SQLException {
        UUID run = row.getObject("run", UUID.class);
        Map<String, Map<String, Long>> counts = json.readValue(row.getString("counts"), new TypeReference<>() {});
        return new ImportTask(
                row.getObject("id", UUID.class),
                row.getString("file"),
                ImportTask.State.valueOf(row.getString("state")),
                run == null
                        ? null
                        : new ImportTask.Run(
                                run,
                                row.getString("source"),
                                row.getLong("run_loaded"),
                                row.getLong("run_refused"),
                                row.getBoolean("sample")),
                new ImportTask.Found(
                        row.getLong("total"),
                        row.getLong("done"),
                        row.getLong("loadable"),
                        row.getLong("refused"),
                        counts),
                row.getString("fault"),
                row.getObject("actor", UUID.class),
                row.getTimestamp("at").toInstant());
    }
}
