package id.andalan.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom a step of a case concerns; ids only. */
@Repository
class CaseNoticeQuery {
    private final JdbcClient jdbc;

    CaseNoticeQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case's people, and until when the applicant's task waits. */
    record Concerned(
            UUID id,
            String number,
            String service,
            int version,
            String agency,
            @Nullable UUID accountId,
            UUID contactId,
            String language) {}

    // Columns are called as the record calls them: asked for another name, the driver throws, at every row.
    Map<UUID, Concerned> concerned(Collection<UUID> applications) {
        return jdbc.sql("""
                select id, number, service, version, agency, account_id as accountId, contact_id as contactId, language
                from casework.application where id = any (?)""").param(applications.toArray(UUID[]::new)).query(Concerned.class).list().stream()
                .collect(Collectors.toMap(Concerned::id, Function.identity()));
    }

    /** Who has something to do in a case now. */
    List<UUID> assignees(UUID application) {
        return jdbc.sql("select distinct assignee from casework.task where application_id = ? and assignee is not null")
                .param(application)
                .query(UUID.class)
                .list();
    }
}
