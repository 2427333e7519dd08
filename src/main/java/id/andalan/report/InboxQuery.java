package id.andalan.report;

import id.andalan.identity.Account;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The inbox's reads: each touches about as many rows as it shows, however many reports there are. */
@Repository
class InboxQuery {
    /** The mark of a page that ended among those without deadline. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String DUE_BEHIND = """
            (due_at, report.id) > (coalesce(:at::timestamptz, '-infinity'),
                                   coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000'))""";

    private static final String WAITING_BEHIND = """
            (due_at is null and (:at::timestamptz is null or :at::timestamptz < timestamptz '9999-12-31 00:00:00+00'
                                 or report.id > :after::uuid))""";

    private final JdbcClient jdbc;

    InboxQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose reports.
     *
     * @param everywhere all agencies, also those of old
     * @param officer only this one's; null: anybody's
     */
    record Scope(
            List<String> agencies,
            boolean everywhere,
            InboxFilter filter,
            @Nullable UUID officer) {
        String agencyCodes() {
            return String.join(",", agencies);
        }
    }

    static ReportPages.Mark mark(InboxFilter filter, WorkRow last) {
        Instant due = last.due();
        Instant at = filter.searches() || filter.tab() == InboxTab.SELESAI ? last.filedAt() : due == null ? NEVER : due;
        return new ReportPages.Mark(at, last.id());
    }

    List<WorkRow> page(Scope scope, ReportPages.@Nullable Mark after, int size, Instant now) {
        InboxTab tab = scope.filter.tab();
        boolean search = scope.filter.searches();
        ReportFilter given = scope.filter.filter();
        ReportFilter rest = (search ? given : given.withStatuses(Set.of()))
                .withArea(new ReportFilter.Area(
                        given.area().ward(),
                        given.area().district(),
                        null,
                        given.area().category()));
        ReportFilter.Condition where =
                (tab == InboxTab.TERLAMBAT && !search ? rest.onlyOverdue() : rest).condition(now);
        String sql = search || tab == InboxTab.SELESAI ? byAge(scope) : scope.officer == null ? queues() : ofOfficer();
        JdbcClient.StatementSpec select = jdbc.sql(sql.formatted(where.sql()))
                .params(where.values())
                .param("states", codes(search ? EnumSet.allOf(ReportStatus.class) : tab.statuses()))
                .param("officer", scope.officer)
                .param("agencies", scope.agencyCodes())
                .param("size", size)
                .param("at", after == null ? null : Timestamp.from(after.filedAt()))
                .param("after", after == null ? null : after.id());
        return select.query(WorkQuery::row).list();
    }

    /** One short walk along the index per agency and state, then the few first of all. Without deadline stands last. */
    private static String queues() {
        return """
                with found as (
                    select next.id, next.due_at as due
                    from unnest(string_to_array(:agencies, ',')) as a (code)
                    cross join unnest(string_to_array(:states, ',')) as s (code)
                    cross join lateral (
                        (select id, due_at from report.report
                         where open and agency = a.code and status = s.code and %%1$s and %1$s
                         order by due_at, id limit :size)
                        union all
                        (select id, due_at from report.report
                         where open and agency = a.code and status = s.code and %%1$s and %2$s
                         order by due_at, id limit :size)) as next
                    order by next.due_at, next.id limit :size)
                select %3$s from found join report.report using (id) order by found.due, id""".formatted(DUE_BEHIND, WAITING_BEHIND, WorkQuery.ROW);
    }

    private static String ofOfficer() {
        return """
                select %3$s from report.report
                where open and assignee = :officer and agency = any (string_to_array(:agencies, ','))
                  and status = any (string_to_array(:states, ',')) and %%1$s and (%1$s or %2$s)
                order by due_at, id limit :size""".formatted(DUE_BEHIND, WAITING_BEHIND, WorkQuery.ROW);
    }

    /** What has ended is most of what there is, so the walk from the newest report backwards soon has enough; so in a search. */
    private static String byAge(Scope scope) {
        return """
                select %2$s from report.report
                where %1$s and status = any (string_to_array(:states, ',')) and %%1$s
                  and (:officer::uuid is null or assignee = :officer)
                  and (filed_at, id) < (coalesce(:at::timestamptz, 'infinity'), coalesce(:after::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                order by filed_at desc, id desc limit :size""".formatted(
                        scope.everywhere || scope.agencies.size() != 1 ? "true" : "agency = :agencies", WorkQuery.ROW);
    }

    long countLate(Scope scope, Instant now, int enough) {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from unnest(string_to_array(:agencies, ',')) as a (code)
                    cross join unnest(string_to_array(:statuses, ',')) as s (code)
                    cross join lateral (
                        select 1 from report.report
                        where open and agency = a.code and status = s.code and due_at < :now
                        limit :enough) as late
                    limit :enough) as counted""")
                .param("agencies", scope.agencyCodes())
                .param("statuses", codes(InboxTab.TERLAMBAT.statuses()))
                .param("now", Timestamp.from(now))
                .param("enough", enough)
                .query(Long.class)
                .single();
    }

    long countOf(UUID officer, int enough) {
        return jdbc.sql("""
                select count(*) from (select 1 from report.report where open and assignee = ? limit ?) as counted""").params(officer, enough).query(Long.class).single();
    }

    List<Inbox.Load> workload(List<Account> officers, Instant now, int enough) {
        String ids = officers.stream().map(officer -> officer.id().toString()).collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return List.of();
        }
        record Count(UUID officer, long open, long late) {}
        List<Count> counts = jdbc.sql("""
                select o.id as officer,
                       (select count(*) from (select 1 from report.report
                           where open and assignee = o.id limit :enough) as mine) as open,
                       (select count(*) from (select 1 from report.report
                           where open and assignee = o.id and due_at < :now limit :enough) as overdue) as late
                from unnest(string_to_array(:ids, ',')::uuid[]) as o (id)
                order by 2 desc, 1""")
                .param("ids", ids)
                .param("now", Timestamp.from(now))
                .param("enough", enough)
                .query(Count.class)
                .list();
        return counts.stream()
                .map(count -> new Inbox.Load(count.officer, nameOf(officers, count.officer), count.open, count.late))
                .toList();
    }

    private static String nameOf(List<Account> officers, UUID officer) {
        return officers.stream()
                .filter(account -> account.id().equals(officer))
                .map(Account::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse("");
    }

    private static String codes(Set<ReportStatus> statuses) {
        return statuses.stream().map(ReportStatus::code).collect(Collectors.joining(","));
    }
}
