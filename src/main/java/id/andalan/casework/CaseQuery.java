package id.andalan.casework;

import id.andalan.identity.KeyRing;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads single cases. */
@Repository
class CaseQuery {
    private static final String SELECT = "select " + CaseTable.COLUMNS + " from casework.application a ";

    private final JdbcClient jdbc;
    private final CaseSeal seal;

    CaseQuery(JdbcClient jdbc, CaseSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    Optional<Application> find(String number) {
        return jdbc.sql(SELECT + "where a.number = ?")
                .param(number)
                .query((row, n) -> CaseTable.application(row))
                .optional();
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql(SELECT + "where a.id = ?")
                .param(id)
                .query((row, n) -> CaseTable.application(row))
                .optional();
    }

    Map<String, Object> facts(UUID id) {
        return jdbc.sql("select key_id, facts from casework.application where id = ?")
                .param(id)
                .query((row, n) -> seal.facts(new KeyRing.Sealed(row.getString(1), row.getBytes(2)), id))
                .single();
    }

    List<String> path(UUID id) {
        return jdbc.sql("select unnest(path) from casework.application where id = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    /** Whether its decision of that moment was contested, whatever became of it. */
    boolean isContested(UUID id, Instant decided) {
        return jdbc.sql("select exists (select from casework.step where application_id = ? and kind = ? and at >= ?)")
                .params(id, StepKind.APPEALED.code(), Timestamp.from(decided))
                .query(Boolean.class)
                .single();
    }

    /** The open case of an instance of the engine. */
    Optional<UUID> ofInstance(String instance) {
        return jdbc.sql("select id from casework.application where instance = ? and open")
                .param(instance)
                .query(UUID.class)
                .optional();
    }
}
