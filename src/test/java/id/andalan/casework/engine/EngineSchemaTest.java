package id.andalan.casework.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's tables, held to what our models bring there. */
@AndalanTest
class EngineSchemaTest {
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act_ru_variable (id_, type_, name_) values ('v', 'string', 'v')",
                "act_ru_task (id_) values ('t')",
                "act_ru_identitylink (id_) values ('l')",
                "act_ru_event_subscr (id_, event_type_, created_) values ('e', 'message', now())",
                "act_ru_suspended_job (id_, type_) values ('j', 'timer')"
            })
    void whatNoModelHasIsRefused(String row) {
        assertThatThrownBy(() -> jdbc.sql("insert into engine." + row).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("andalan_unused");
    }

    @Test
    void aCallOfAnotherProcessIsRefused() {
        jdbc.sql("insert into engine.act_ru_execution (id_) values ('caller')").update();
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into engine.act_ru_execution (id_, super_exec_) values ('called', 'caller')")
                        .update())
                .hasMessageContaining("andalan_unused");
        assertThat(jdbc.sql("delete from engine.act_ru_execution where id_ = 'caller'")
                        .update())
                .isEqualTo(1);
    }

    @Test
    void madeOnceItIsLeftAsItIs() {
        var address = TestDatabase.create();
        var owner = new DriverManagerDataSource(
                address.url(), address.owner().user(), address.owner().password());
        EngineSchema schema = new EngineSchema();
        schema.migrate(owner);
        assertThatCode(() -> schema.migrate(owner)).doesNotThrowAnyException();
    }
}
