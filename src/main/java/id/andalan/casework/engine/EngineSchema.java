package id.andalan.casework.engine;

import id.andalan.database.OwnSchema;
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

    @Override
    public void migrate(DataSource owner) {
        JdbcClient jdbc = JdbcClient.create(owner);
        jdbc.sql("create schema if not exists " + SCHEMA).update();
        if (isCurrent(jdbc)) {
            return;
        }
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(new InSchema(owner));
        configuration.setDatabaseSchema(SCHEMA);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.buildProcessEngine().close();
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
