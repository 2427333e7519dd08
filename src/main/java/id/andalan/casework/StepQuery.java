package id.andalan.casework;

import id.andalan.identity.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads timelines. */
@Repository
class StepQuery {
    private final JdbcClient jdbc;
    private final CaseSeal seal;

    StepQuery(JdbcClient jdbc, CaseSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Oldest first. */
    List<CaseStep> list(UUID application, boolean internalToo) {
        return jdbc.sql("""
                select id, at, kind, node, actor_kind, actor_id, outcome, reason, internal, key_id, note from casework.step
                where application_id = ? and (? or not internal) order by id""")
                .param(application)
                .param(internalToo)
                .query((row, n) -> step(row, application))
                .list();
    }

    private CaseStep step(ResultSet row, UUID application) throws SQLException {
        byte[] note = row.getBytes("note");
        StepKind kind = StepKind.of(row.getString("kind"));
        return new CaseStep(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                kind,
                row.getString("node"),
                kind.isOfficials(),
                row.getObject("actor_id", UUID.class),
                row.getString("outcome"),
                row.getString("reason"),
                row.getBoolean("internal"),
                note == null ? null : seal.text(new KeyRing.Sealed(row.getString("key_id"), note), application));
    }
}
