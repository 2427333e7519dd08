package id.andalan.survey;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code survey.instrument}. */
@Repository
class InstrumentTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    InstrumentTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By version. */
    List<Instrument> list() {
        return jdbc.sql("select content from survey.instrument order by version")
                .query((row, n) -> json.readValue(row.getString(1), Instrument.class))
                .list();
    }

    void add(Instrument instrument) {
        jdbc.sql("insert into survey.instrument (version, content) values (?, ?::jsonb)")
                .params(instrument.version(), json.writeValueAsString(instrument))
                .update();
    }
}
