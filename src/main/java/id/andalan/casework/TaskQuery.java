package id.andalan.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads open tasks. */
@Repository
class TaskQuery {
    private static final String SELECT =
            "select t.*, a.number from casework.task t join casework.application a on a.id = t.application_id ";

    private final JdbcClient jdbc;

    TaskQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of an agency, or (null) of all. */
    List<OpenTasks.Row> list(@Nullable String agency, OpenTasks.Filter filter, @Nullable UUID after, int most) {
        // With the condition only where it is asked, so that PostgreSQL keeps one plan, by the index of numbers.
        String ofOne = filter.application() == null ? "" : "a.number = :number and ";
        return jdbc.sql(SELECT + "where " + ofOne + """
                (:agency::text is null or t.agency = :agency) and (:service::text is null or t.service = :service)
                  and (:after::uuid is null or t.id > :after)
                order by t.id limit :most""")
                .param("agency", CaseTable.text(agency))
                .param("service", CaseTable.text(filter.service()))
                .param("number", CaseTable.text(filter.application()))
                .param("after", new SqlParameterValue(java.sql.Types.OTHER, after))
                .param("most", most)
                .query((row, n) ->
                        new OpenTasks.Row(TaskTable.task(row), row.getString("number"), row.getString("service")))
                .list();
    }

    List<CaseTask> of(UUID application) {
        return jdbc.sql("select t.* from casework.task t where t.application_id = ? order by t.opened_at, t.id")
                .param(application)
                .query((row, n) -> TaskTable.task(row))
                .list();
    }

    Optional<OpenTasks.Row> find(@Nullable String agency, UUID task) {
        return jdbc.sql(SELECT + "where t.id = :id and (:agency::text is null or t.agency = :agency)")
                .param("id", task)
                .param("agency", CaseTable.text(agency))
                .query((row, n) ->
                        new OpenTasks.Row(TaskTable.task(row), row.getString("number"), row.getString("service")))
                .optional();
    }
}
