package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.replay.PastCase;
import id.andalan.catalog.replay.PastCase.Step;
import id.andalan.identity.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads ended cases as a replay needs them, in chunks: answers and facts as they were in the end, and what people did when. */
@Repository
class PastCaseQuery {
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final CaseSeal seal;

    PastCaseQuery(JdbcClient jdbc, CaseSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Ids of the cases of a service that ended since then, the newest first. */
    List<UUID> ended(String service, Instant since, int most) {
        return jdbc.sql("""
                select id from casework.application
                where service = ? and ended_at >= ? and status in ('granted', 'refused', 'withdrawn') and not sample
                order by ended_at desc limit ?""")
                .param(service)
                .param(Timestamp.from(since))
                .param(most)
                .query(UUID.class)
                .list();
    }

    /** The cases with these ids, at most so many at a time that they fit into memory. */
    List<PastCase> read(List<UUID> ids, Blueprint plan) {
        if (ids.size() > CHUNK) {
            throw new IllegalArgumentException("at most " + CHUNK);
        }
        Map<UUID, List<Step>> steps = new HashMap<>();
        jdbc.sql("""
                select application_id, node, at, coalesce(opened_at, at) as opened_at, outcome, kind from casework.step
                where application_id in (:ids) and kind in ('done', 'answered', 'paid', 'issued') and node is not null
                order by application_id, id""").param("ids", ids).query(row -> {
            steps.computeIfAbsent(row.getObject("application_id", UUID.class), id -> new ArrayList<>())
                    .add(new Step(
                            row.getString("node"),
                            row.getTimestamp("opened_at").toInstant(),
                            row.getTimestamp("at").toInstant(),
                            row.getString("outcome"),
                            Map.of()));
        });
        return jdbc.sql("""
                select id, number, filed_at, due_at, status, key_id, facts from casework.application where id in (:ids)""")
                .param("ids", ids)
                .query((row, n) -> past(row, plan, steps))
                .list();
    }

    private PastCase past(ResultSet row, Blueprint plan, Map<UUID, List<Step>> steps) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, Object> facts = seal.facts(new KeyRing.Sealed(row.getString("key_id"), row.getBytes("facts")), id);
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        facts.forEach((name, value) -> (plan.form().find(name).isPresent() ? answers : others).put(name, value));
        Timestamp due = row.getTimestamp("due_at");
        return new PastCase(
                row.getString("number"),
                row.getTimestamp("filed_at").toInstant(),
                answers,
                steps.getOrDefault(id, List.of()),
                others,
                PastCase.Status.valueOf(
                        ApplicationStatus.of(row.getString("status")).name()),
                due == null ? null : due.toInstant());
    }

    static List<List<UUID>> chunks(List<UUID> ids) {
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
        return chunks;
    }
}
