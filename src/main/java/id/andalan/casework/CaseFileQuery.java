package id.andalan.casework;

import id.andalan.identity.KeyRing;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads everything of one case beside its own row. */
@Repository
class CaseFileQuery {
    private final JdbcClient jdbc;
    private final CaseSeal seal;

    CaseFileQuery(JdbcClient jdbc, CaseSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** The nodes it came to, in order, and how far up somebody was told of its promise. */
    record Course(List<String> path, int escalation) {}

    Course course(UUID application) {
        return jdbc.sql("select path, escalation from casework.application where id = ?")
                .param(application)
                .query((row, n) -> new Course(texts(row, "path"), row.getInt("escalation")))
                .single();
    }

    List<CaseTask> tasks(UUID application) {
        return jdbc.sql("select t.* from casework.task t where application_id = ? order by opened_at, id")
                .param(application)
                .query((row, n) -> TaskTable.task(row))
                .list();
    }

    /** Oldest first. */
    List<CaseFile.Step> steps(UUID application, boolean withNotes) {
        return jdbc.sql("select * from casework.step where application_id = ? order by id")
                .param(application)
                .query((row, n) -> new CaseFile.Step(
                        row.getLong("id"),
                        CaseTable.instant(row, "at").orElseThrow(),
                        StepKind.of(row.getString("kind")),
                        row.getString("node"),
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getBoolean("internal"),
                        withNotes ? note(row, application) : null))
                .list();
    }

    private @Nullable String note(ResultSet row, UUID application) throws SQLException {
        byte[] note = row.getBytes("note");
        return note == null ? null : seal.text(new KeyRing.Sealed(row.getString("key_id"), note), application);
    }

    /** Oldest first. */
    List<CaseFile.Decided> decisions(UUID application) {
        return jdbc.sql("select * from casework.decision where application_id = ? order by id")
                .param(application)
                .query((row, n) -> {
                    Map<String, Object> facts =
                            seal.facts(new KeyRing.Sealed(row.getString("key_id"), row.getBytes("facts")), application);
                    return new CaseFile.Decided(
                            CaseTable.instant(row, "at").orElseThrow(),
                            row.getString("node"),
                            row.getString("model"),
                            row.getString("model_version"),
                            texts(row, "rules"),
                            map(facts.get("inputs")),
                            map(facts.get("outputs")));
                })
                .list();
    }

    /** Other cases of that person at an agency, newest first. */
    List<CaseFile.Earlier> earlier(Application application, String agency, List<byte[]> persons, int most) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql("""
                select number, service, version, status, filed_at from casework.application
                where person in (:persons) and agency = :agency and id <> :id order by filed_at desc limit :most""")
                        .param("persons", persons)
                        .param("agency", agency)
                        .param("id", application.id())
                        .param("most", most)
                        .query((row, n) -> earlier(row))
                        .list();
    }

    /** Cases of an agency that are about a letter of this one, or whose letter this one is about; newest first. */
    List<CaseFile.Earlier> related(Application application, String agency, int most) {
        return jdbc.sql("""
                select number, service, version, status, filed_at from casework.application
                where agency = :agency and id in (
                    select application_id from casework.mention where issued_to = :id
                    union all select issued_to from casework.mention where application_id = :id)
                order by filed_at desc limit :most""")
                .param("agency", agency)
                .param("id", application.id())
                .param("most", most)
                .query((row, n) -> earlier(row))
                .list();
    }

    private static CaseFile.Earlier earlier(ResultSet row) throws SQLException {
        return new CaseFile.Earlier(
                row.getString("number"),
                row.getString("service"),
                row.getInt("version"),
                ApplicationStatus.of(row.getString("status")),
                CaseTable.instant(row, "filed_at").orElseThrow());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }

    @SuppressWarnings("unchecked") // written by CaseTable as an object of a JSON text
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
