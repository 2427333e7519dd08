package id.andalan.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom a step of a report concerns; ids only. */
@Repository("reportNoticeQuery")
class NoticeQuery {
    private final JdbcClient jdbc;

    NoticeQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A report's people. {@code mergedInto} is the number of the report that goes on in its place. */
    record Concerned(
            UUID id,
            String number,
            String category,
            String agency,
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            @Nullable UUID assignee,
            @Nullable String mergedInto) {}

    /** Who follows; {@code mergedId} and {@code mergedNumber} are the report that brought him here, if one did. */
    record Follower(
            UUID reportId,
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            @Nullable UUID mergedId,
            @Nullable String mergedNumber) {}

    // Columns are called as the records call them: asked for another name, the driver throws, at every row.
    Map<UUID, Concerned> concerned(Collection<UUID> reports) {
        return jdbc.sql("""
                select id, number, category, agency, account_id as accountId, contact_id as contactId, assignee,
                       (select target.number from report.report as target where target.id = report.merged_into) as mergedInto
                from report.report where id = any (?)""").param(reports.toArray(UUID[]::new)).query(Concerned.class).list().stream()
                .collect(Collectors.toMap(Concerned::id, Function.identity()));
    }

    /** Those who can be reached. */
    Map<UUID, List<Follower>> followers(Collection<UUID> reports) {
        return jdbc.sql("""
                select follower.report_id as reportId, follower.account_id as accountId, follower.contact_id as contactId,
                       merged.id as mergedId, merged.number as mergedNumber
                from report.follower
                left join report.report as merged on follower.follower = 'report:' || merged.number
                where follower.report_id = any (?) and (follower.account_id is not null or follower.contact_id is not null)""").param(reports.toArray(UUID[]::new)).query(Follower.class).list().stream()
                .collect(Collectors.groupingBy(Follower::reportId));
    }
}
