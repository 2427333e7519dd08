package id.andalan.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The inbox's reads. What has ended has no tasks any more, so the open queues stay as small as the work that waits. */
@Repository
class CaseInboxQuery {
    static final Duration LATELY = Duration.ofDays(90);

    /** The order of the index {@code task_desk}. */
    private static final String URGENCY = "coalesce(t.due_at, timestamptz '9999-12-31 00:00:00+00')";

    private static final String WORK = "t.kind in ('work', 'appeal') and t.paused_at is null";
    private static final String WAITS = "(t.kind in ('applicant', 'ask', 'payment') or t.paused_at is not null)";

    private static final String ROW = """
            a.id as application, a.number, a.service, a.version, coalesce(t.agency, a.agency) as agency, a.status, a.filed_at, a.ended_at, a.due_at as promise,
            a.escalation as case_escalation, t.id as task, t.node, t.kind, t.role, t.assignee, t.due_at, t.paused_at, t.escalation,
            (t.agency <> :agency::text) is true as away""";

    private static final String OF_AGENCY = """
            (a.agency = :agency or exists (
                select from casework.guest g where g.application_id = a.id and g.agency = :agency))""";

    private final JdbcClient jdbc;

    CaseInboxQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose tasks.
     *
     * @param agency null: every agency's
     * @param people the reader and those for whom the reader stands in
     * @param head the reader may do what is for the head
     */
    record Scope(@Nullable String agency, Collection<UUID> people, boolean head) {}

    List<DeskRow> page(Scope scope, DeskFilter filter, @Nullable DeskMark after, int size, Instant now) {
        boolean ended = filter.tab() == DeskTab.SELESAI;
        JdbcClient.StatementSpec select = jdbc.sql(ended ? ended(scope) : open(scope, filter.tab()))
                .param("agency", CaseTable.text(scope.agency))
                .param("people", people(scope))
                .param("service", CaseTable.text(filter.service()))
                .param("officer", uuid(filter.officer()))
                .param("overdue", filter.overdue())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(LATELY)))
                .param("at", CaseTable.time(after == null ? null : after.at()))
                .param("after", uuid(after == null ? null : after.id()))
                .param("size", size);
        return select.query((row, n) -> row(row)).list();
    }

    private static String open(Scope scope, DeskTab tab) {
        return "select " + ROW + " from casework.task t join casework.application a on a.id = t.application_id where "
                + at(scope, tab) + """
                 and (:service::text is null or t.service = :service)
                  and (:officer::uuid is null or t.assignee = :officer)
                  and (not :overdue or t.due_at < :now)
                  and (%1$s, t.id) > (coalesce(:at::timestamptz, timestamptz '-infinity'),
                                      coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000'))
                order by %1$s, t.id limit :size""".formatted(URGENCY);
    }

    /** {@code overdue} means here: after the promised time. */
    private static String ended(Scope scope) {
        if (scope.agency == null) {
            return "select " + ROW + " from (" + ended("casework.application a where true")
                    + ") a left join casework.task t on t.application_id = a.id order by a.ended_at desc, a.id desc";
        }
        // Two walks in the order of their indexes; an "or" would have to sort all that the agency ever ended.
        return "select " + ROW + " from ((" + ended("casework.application a where a.agency = :agency") + ") union all ("
                + ended(
                        "casework.guest g join casework.application a on a.id = g.application_id where g.agency = :agency")
                + ")) a left join casework.task t on t.application_id = a.id order by a.ended_at desc, a.id desc limit :size";
    }

    private static String ended(String from) {
        return "select a.* from " + from + """
                 and a.ended_at >= :since and (:service::text is null or a.service = :service)
                  and (not :overdue or a.ended_at > a.due_at)
                  and (:officer::uuid is null or exists (select 1 from casework.step s
                       where s.application_id = a.id and s.kind = 'done' and s.actor_id = :officer))
                  and (a.ended_at, a.id) < (coalesce(:at::timestamptz, timestamptz 'infinity'),
                                            coalesce(:after::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                order by a.ended_at desc, a.id desc limit :size""";
    }

    /** Tasks on the agency's desks; among what it waits for, also those that lie on the desks of others. */
    private static String at(Scope scope, DeskTab tab) {
        if (scope.agency == null) {
            return which(scope, tab);
        }
        String own = "(t.agency = :agency and " + which(scope, tab) + ")";
        return tab == DeskTab.MENUNGGU ? "(" + own + " or t.home = :agency)" : own;
    }

    private static String which(Scope scope, DeskTab tab) {
        return switch (tab) {
            case SAYA -> WORK + " and t.assignee = any (string_to_array(:people, ',')::uuid[])";
            case BEBAS ->
                WORK + " and t.assignee is null" + (scope.head ? "" : " and t.role not in ('head', 'appeal')");
            case TIM -> "(" + WORK + " or t.kind = 'document')";
            case MENUNGGU -> WAITS;
            case SELESAI -> throw new IllegalArgumentException("no tasks");
        };
    }

    /** What has ended is counted up to {@code enough}. */
    Map<DeskTab, Long> counts(Scope scope, Instant now, int enough) {
        Map<DeskTab, Long> counts = new EnumMap<>(DeskTab.class);
        jdbc.sql("select count(*) filter (where " + at(scope, DeskTab.SAYA) + "), count(*) filter (where "
                        + at(scope, DeskTab.BEBAS) + "), count(*) filter (where " + at(scope, DeskTab.TIM)
                        + "), count(*) filter (where " + at(scope, DeskTab.MENUNGGU) + ") from casework.task t where "
                        + (scope.agency == null ? "true" : "(t.agency = :agency or t.home = :agency)"))
                .param("agency", CaseTable.text(scope.agency))
                .param("people", people(scope))
                .query((row, n) -> {
                    counts.put(DeskTab.SAYA, row.getLong(1));
                    counts.put(DeskTab.BEBAS, row.getLong(2));
                    counts.put(DeskTab.TIM, row.getLong(3));
                    counts.put(DeskTab.MENUNGGU, row.getLong(4));
                    return counts;
                })
                .single();
        long ended = jdbc.sql("select count(*) from (" + lately(scope) + " limit :enough) as lately")
                .param("agency", CaseTable.text(scope.agency))
                .param("since", Timestamp.from(now.minus(LATELY)))
                .param("enough", enough)
                .query(Long.class)
                .single();
        counts.put(DeskTab.SELESAI, ended);
        return counts;
    }

    private static String lately(Scope scope) {
        String own = "select 1 from casework.application a where a.ended_at >= :since";
        return scope.agency == null
                ? own
                : own + " and a.agency = :agency union all select 1 from casework.guest g "
                        + "join casework.application a on a.id = g.application_id where g.agency = :agency and a.ended_at >= :since";
    }

    /**
     * What one official has.
     *
     * @param officer whose; tasks that nobody took are not counted
     */
    record Count(UUID officer, long open, long late) {}

    List<Count> workload(String agency, Instant now) {
        return jdbc.sql("select t.assignee as officer, count(*) as open, count(*) filter (where t.due_at < ?) as late"
                        + " from casework.task t where t.agency = ? and t.assignee is not null and " + WORK
                        + " group by t.assignee")
                .param(Timestamp.from(now))
                .param(agency)
                .query(Count.class)
                .list();
    }

    /** Cases by their number, by whoever filed, by the person they are for. */
    Set<UUID> search(String number, List<UUID> contacts, List<byte[]> persons, int most) {
        Set<UUID> found = new LinkedHashSet<>();
        found.addAll(ids("number in (:values)", List.of(number), most));
        found.addAll(ids("contact_id in (:values)", contacts, most));
        found.addAll(ids("person in (:values)", persons, most));
        return found;
    }

    private List<UUID> ids(String where, List<?> values, int most) {
        return values.isEmpty()
                ? List.of()
                : jdbc.sql("select id from casework.application where " + where + " order by filed_at desc limit :most")
                        .param("values", values)
                        .param("most", most)
                        .query(UUID.class)
                        .list();
    }

    /** These cases with their most urgent task, newest first. */
    List<DeskRow> list(Scope scope, Collection<UUID> cases, int most) {
        return cases.isEmpty()
                ? List.of()
                : jdbc.sql("select " + ROW + """
                         from casework.application a left join lateral (
                            select * from casework.task one where one.application_id = a.id
                            order by one.due_at nulls last, one.id limit 1) t on true
                        where a.id in (:cases) and\s""" + (scope.agency == null ? "true" : OF_AGENCY)
                                + " order by a.filed_at desc, a.id desc limit :most")
                        .param("cases", cases)
                        .param("agency", CaseTable.text(scope.agency))
                        .param("most", most)
                        .query((row, n) -> row(row))
                        .list();
    }

    private static String people(Scope scope) {
        return String.join(",", scope.people.stream().map(UUID::toString).toList());
    }

    private static SqlParameterValue uuid(@Nullable UUID id) {
        return new SqlParameterValue(java.sql.Types.OTHER, id);
    }

    private static DeskRow row(ResultSet row) throws SQLException {
        UUID task = row.getObject("task", UUID.class);
        String kind = row.getString("kind");
        Instant promise = CaseTable.instant(row, "promise").orElse(null);
        return new DeskRow(
                row.getObject("application", UUID.class),
                row.getString("number"),
                row.getString("service"),
                row.getInt("version"),
                row.getString("agency"),
                ApplicationStatus.of(row.getString("status")),
                task,
                Objects.requireNonNullElse(row.getString("node"), ""),
                kind == null ? null : CaseTask.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                Objects.requireNonNullElse(row.getString("role"), ""),
                row.getObject("assignee", UUID.class),
                CaseTable.instant(row, "filed_at").orElseThrow(),
                task == null ? promise : CaseTable.instant(row, "due_at").orElse(null),
                row.getTimestamp("paused_at") != null,
                row.getBoolean("away"),
                CaseTable.instant(row, "ended_at").orElse(null),
                Math.max(row.getInt("escalation"), row.getInt("case_escalation")));
    }
}
