package id.andalan.casework;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands in for whom, and who did what in a case. */
@Repository
class DeskQuery {
    private final JdbcClient jdbc;

    DeskQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Officials who are away on that day and named this one to stand in. */
    Set<UUID> standsInFor(UUID officer, LocalDate day) {
        return new HashSet<>(
                jdbc.sql("""
                select account_id from casework.absence where substitute = ? and ? between from_day and to_day""").param(officer).param(day).query(UUID.class).list());
    }

    /** Who did these tasks in a case. */
    Set<UUID> doers(UUID application, List<String> nodes) {
        return new HashSet<>(jdbc.sql("""
                select actor_id from casework.step
                where application_id = :id and kind = 'done' and node in (:nodes) and actor_id is not null""")
                .param("id", application)
                .param("nodes", nodes)
                .query(UUID.class)
                .list());
    }
}
