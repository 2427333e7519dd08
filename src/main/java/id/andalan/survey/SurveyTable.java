package id.andalan.survey;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code survey.ended}, {@code survey.response} and {@code survey.answer}. */
@Repository
class SurveyTable {
    /** Columns of the profile. */
    static final Set<String> TRAITS = new java.util.TreeSet<>(Set.of("age", "sex", "education", "job"));

    private final JdbcClient jdbc;

    SurveyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case that has ended. */
    record Ended(UUID id, String number, String service, String agency, String status, LocalDate on) {}

    /** A response without its answers. */
    record Response(
            UUID id,
            @Nullable UUID caseId,
            String service,
            String agency,
            Instant answeredAt,
            String comment,
            String state) {}

    /** A case that ends once more, after an appeal, stands with its last end; its answer stays. True when it is new. */
    boolean put(Ended ended) {
        return jdbc.sql("""
                insert into survey.ended (case_id, number, service, agency, status, ended_on) values (?, ?, ?, ?, ?, ?)
                on conflict (case_id) do update set status = excluded.status, ended_on = excluded.ended_on
                returning (xmax = 0)""")
                .params(ended.id(), ended.number(), ended.service(), ended.agency(), ended.status(), ended.on())
                .query(Boolean.class)
                .single();
    }

    Optional<Ended> find(String number) {
        return jdbc.sql("select case_id, number, service, agency, status, ended_on from survey.ended where number = ?")
                .param(number)
                .query((row, n) -> new Ended(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class)))
                .optional();
    }

    /** Two answers to one case wait for each other here. */
    void lock(UUID caseId) {
        jdbc.sql("select 1 from survey.ended where case_id = ? for no key update")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    Optional<Response> ofCase(UUID caseId) {
        return response("case_id", caseId);
    }

    Optional<Response> find(UUID id) {
        return response("id", id);
    }

    private Optional<Response> response(String column, UUID value) {
        return jdbc.sql("""
                select id, case_id, service, agency, answered_at, comment, comment_state from survey.response
                where\s""" + column + " = ?")
                .param(value)
                .query((row, n) -> new Response(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        row.getString(7)))
                .optional();
    }

    void insert(Response response, LocalDate served, int version) {
        jdbc.sql("""
                insert into survey.response (id, case_id, service, agency, served_on, version, answered_at, changed_at)
                values (:id, :case::uuid, :service, :agency, :served, :version, :at, :at)""")
                .param("id", response.id())
                .param(
                        "case",
                        response.caseId() == null ? null : response.caseId().toString())
                .param("service", response.service())
                .param("agency", response.agency())
                .param("served", served)
                .param("version", version)
                .param("at", Timestamp.from(response.answeredAt()))
                .update();
    }

    /** What was answered takes the place of what was answered before; a comment that changed is to be looked at anew. */
    void fill(UUID id, Questionnaire filled, int version, Instant now) {
        jdbc.sql("""
                update survey.response set version = :version, age = :age, sex = :sex, education = :education, job = :job,
                    released = case when comment = :comment then released else '' end,
                    comment_state = case when :comment = '' then 'NONE' when comment = :comment then comment_state
                        else 'WAITING' end,
                    comment = :comment, changed_at = :now
                where id = :id""")
                .param("id", id)
                .param("version", version)
                .param("age", filled.profile().get("age"))
                .param("sex", filled.profile().get("sex"))
                .param("education", filled.profile().get("education"))
                .param("job", filled.profile().get("job"))
                .param("comment", filled.comment())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("delete from survey.answer where response = ?").param(id).update();
        filled.scores()
                .forEach((element, score) -> jdbc.sql(
                                "insert into survey.answer (response, element, score) values (?, ?, ?)")
                        .params(id, element, score)
                        .update());
    }

    /** As a form has it, to be changed. */
    Map<String, String> filled(UUID id) {
        Map<String, String> values = new LinkedHashMap<>();
        jdbc.sql("select element, score from survey.answer where response = ?")
                .param(id)
                .query(row -> {
                    values.put(row.getString(1), row.getString(2));
                });
        jdbc.sql("select age, sex, education, job, comment from survey.response where id = ?")
                .param(id)
                .query(row -> {
                    for (String column : List.of("age", "sex", "education", "job", "comment")) {
                        String value = row.getString(column);
                        if (value != null) {
                            values.put(column, value);
                        }
                    }
                });
        return values;
    }

    /** @param released what everybody may read; empty when it is withheld */
    boolean decide(UUID id, String agency, String released) {
        return jdbc.sql("""
                update survey.response set released = ?, comment_state = ?
                where id = ? and agency = ? and comment_state <> 'NONE'""")
                        .params(released, released.isEmpty() ? "WITHHELD" : "RELEASED", id, agency)
                        .update()
                == 1;
    }

    /** Open answers of an agency that nobody has looked at, oldest first. */
    List<Response> waiting(String agency, int most) {
        return jdbc.sql("""
                select id, case_id, service, agency, answered_at, comment, comment_state from survey.response
                where agency = ? and comment_state = 'WAITING' order by answered_at limit ?""")
                .params(agency, most)
                .query((row, n) -> new Response(
                        row.getObject(1, UUID.class),
                        null,
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }
}
