package id.andalan.casework.engine;

import id.andalan.database.OwnSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** The engine's own tables, in a schema of their own, made and brought up to date by the engine under the role that owns them. */
@Component
class EngineSchema implements OwnSchema {
    static final String SCHEMA = "engine";

    private static final String CLOSED = "andalan_unused";

    /** Tables, or a column, of features that no model made here has: people's tasks, variables, calls of other processes, messages. */
    private static final Map<String, Rule> UNUSED = Map.of(
            "act_ru_identitylink", new Rule("false", List.of("act_fk_idl_procinst")),
            "act_ru_task", new Rule("false", List.of("act_fk_task_exe", "act_fk_task_procinst")),
            "act_ru_variable", new Rule("false", List.of("act_fk_var_exe", "act_fk_var_procinst")),
            "act_ru_suspended_job",
                    new Rule(
                            "false",
                            List.of("act_fk_suspended_job_execution", "act_fk_suspended_job_process_instance")),
            "act_ru_event_subscr", new Rule("false", List.of("act_fk_event_exec")),
            "act_ru_execution", new Rule("super_exec_ is null", List.of("act_fk_exe_super")));

    /**
     * What a table may hold.
     *
     * @param keys foreign keys that this makes needless
     */
    private record Rule(String check, List<String> keys) {}

    @Override
    public void migrate(DataSource owner) {
        JdbcClient jdbc = JdbcClient.create(owner);
        jdbc.sql("create schema if not exists " + SCHEMA).update();
        if (!isCurrent(jdbc)) {
            create(owner);
        }
        UNUSED.forEach((table, rule) -> close(jdbc, table, rule));
    }

    private static void create(DataSource owner) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(new InSchema(owner));
        configuration.setDatabaseSchema(SCHEMA);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.buildProcessEngine().close();
    }

    /**
     * Holds a table to what our models can bring there ({@link ProcessModels}), and spares every execution that ends the look-ups of the
     * foreign keys that guarded it: nine queries of seventeen, three times a case.
     */
    private static void close(JdbcClient jdbc, String table, Rule rule) {
        boolean closed = jdbc.sql(
                        "select exists (select from pg_constraint where conrelid = ?::regclass and conname = ?)")
                .params(SCHEMA + "." + table, CLOSED)
                .query(Boolean.class)
                .single();
        if (closed) {
            return;
        }
        String changes =
                rule.keys.stream().map(key -> "drop constraint " + key + ", ").collect(Collectors.joining());
        jdbc.sql("alter table %s.%s %s add constraint %s check (%s)"
                        .formatted(SCHEMA, table, changes, CLOSED, rule.check))
                .update();
    }

    private static boolean isCurrent(JdbcClient jdbc) {
        boolean made = jdbc.sql("select to_regclass('engine.act_ge_property') is not null")
                .query(Boolean.class)
                .single();
        return made
                && jdbc.sql("select value_ from engine.act_ge_property where name_ = 'schema.version'")
                        .query(String.class)
                        .optional()
                        .filter(ProcessEngine.VERSION::equals)
                        .isPresent();
    }

    /** The engine's scripts name their tables without a schema. */
    private static final class InSchema extends DelegatingDataSource {
        InSchema(DataSource owner) {
            super(owner);
        }

        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            java.sql.Connection connection = super.getConnection();
            connection.setSchema(SCHEMA);
            return connection;
        }
    }
}
