package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.LastWrites;
import id.andalan.core.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL that writes {@code report.report} and its steps, and reads one report for a rule.
 *
 * <p>What may be null is bound with one type, as text where it is a UUID: the driver prepares a statement anew on the server whenever
 * the type of a parameter changes, and an untyped null changes it.
 */
@Repository
class ReportTable {
    private static final String COLUMNS = """
            id, number, category, ward, account_id, contact_id, filed_at, agency, status, assignee, response_due, resolve_due,
            paused_at, responded_at, due_at, escalation, resolved_at, ended_at, reopenings, merged_into, version""";

    private final JdbcClient jdbc;
    private final LastWrites last;

    ReportTable(JdbcClient jdbc, LastWrites last) {
        this.jdbc = jdbc;
        this.last = last;
    }

    /** What is stored beside a {@link Report} when it is filed. */
    record Filing(NewReport what, double lat, double lon, String placedBy, int urgency) {}

    /**
     * What a step says.
     *
     * @param fromStatus null when the report is filed
     */
    record Step(
            StepKind kind,
            @Nullable String fromStatus,
            @Nullable String fromAgency,
            Actor actor,
            Instant at,
            boolean internal,
            @Nullable String note) {}

    /** False when another report has the number: then nothing was written, and the transaction goes on. */
    boolean insert(Report report, Filing filing, Step step) {
        Tile tile = Tile.of(filing.lat, filing.lon);
        NewReport what = filing.what;
        int steps = jdbc.sql("""
                with filed as (
                    insert into report.report (
                        id, number, category, ward, agency, status, open, urgency, lat, lon, tile_x, tile_y, placed_by,
                        address, description, source, account_id, contact_id, filed_at, updated_at, response_due, resolve_due,
                        due_at, sample, version)
                    values (?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (number) do nothing
                    returning id, version, status, agency)
                insert into report.step (report_id, version, at, kind, to_status, to_agency, actor_kind, actor_id)
                select id, version, ?, ?, status, agency, ?, ?::uuid from filed""")
                .param(report.id())
                .param(report.number())
                .param(report.subject().category())
                .param(report.subject().ward())
                .param(report.agency())
                .param(report.status().code())
                .param(filing.urgency)
                .param(filing.lat)
                .param(filing.lon)
                .param(tile.x())
                .param(tile.y())
                .param(filing.placedBy)
                .param(text(what.place().address()))
                .param(what.description())
                .param(what.origin().source())
                .param(text(report.subject().accountId()))
                .param(text(report.subject().contactId()))
                .param(timestamp(report.subject().filedAt()))
                .param(timestamp(step.at))
                .param(timestamp(report.clock().responseDue()))
                .param(timestamp(report.clock().resolveDue()))
                .param(timestamp(report.clock().dueAt()))
                .param(what.origin().sample())
                .param(report.version())
                .param(timestamp(step.at))
                .param(step.kind.code())
                .param(step.actor.kind().name())
                .param(text(step.actor.id()))
                .update();
        return steps == 1;
    }

    /**
     * Writes the report after a step, at the end of the transaction, if nobody stepped in between; otherwise the transaction ends in
     * {@link Conflict} and nothing is changed. A report that is not as it was gives a step of no report, which the table refuses.
     */
    void update(Report report, Step step) {
        last.demand(
                () -> new Conflict("report.conflict", report.number()),
                """
                with changed as (
                    update report.report set
                        agency = ?, status = ?, open = ?, assignee = ?::uuid, response_due = ?, resolve_due = ?, paused_at = ?,
                        responded_at = ?, due_at = ?, escalation = ?, resolved_at = ?, ended_at = ?, reopenings = ?,
                        merged_into = ?::uuid, updated_at = ?, version = ?
                    where id = ? and version = ?
                    returning id, version, status, agency)
                insert into report.step (
                    report_id, version, at, kind, from_status, to_status, from_agency, to_agency, actor_kind, actor_id, internal, note)
                select id, version, ?, ?, ?, status, ?, agency, ?, ?::uuid, ?, ? from (select) one left join changed on true""",
                report.agency(),
                report.status().code(),
                report.status().isOpen(),
                text(report.assignee()),
                timestamp(report.clock().responseDue()),
                timestamp(report.clock().resolveDue()),
                timestamp(report.clock().pausedAt()),
                timestamp(report.clock().respondedAt()),
                timestamp(report.clock().dueAt()),
                report.clock().escalation(),
                timestamp(report.ends().resolvedAt()),
                timestamp(report.ends().endedAt()),
                report.ends().reopenings(),
                text(report.ends().mergedInto()),
                timestamp(step.at),
                report.version(),
                report.id(),
                report.version() - 1,
                timestamp(step.at),
                step.kind.code(),
                text(step.fromStatus),
                text(step.fromAgency),
                step.actor.kind().name(),
                text(step.actor.id()),
                step.internal,
                text(step.note));
    }

    /** A remark: a step that changes nothing but the time of the last change. */
    void comment(Report report, Step step) {
        jdbc.sql("""
                with touched as (update report.report set updated_at = ? where id = ? returning id)
                insert into report.step (
                    report_id, version, at, kind, from_status, to_status, from_agency, to_agency, actor_kind, actor_id, internal, note)
                select id, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ? from touched""")
                .param(timestamp(step.at))
                .param(report.id())
                .param(report.version())
                .param(timestamp(step.at))
                .param(step.kind.code())
                .param(report.status().code())
                .param(report.status().code())
                .param(report.agency())
                .param(report.agency())
                .param(step.actor.kind().name())
                .param(text(step.actor.id()))
                .param(step.internal)
                .param(text(step.note))
                .update();
    }

    /** True when the follower is new. */
    boolean follow(Report report, String follower, @Nullable UUID contactId, @Nullable UUID accountId, Instant at) {
        return jdbc.sql("""
                with added as (
                    insert into report.follower (report_id, follower, contact_id, account_id, at) values (?, ?, ?::uuid, ?::uuid, ?)
                    on conflict do nothing returning report_id)
                update report.report set followers = followers + 1 where id = (select report_id from added)""")
                        .param(report.id())
                        .param(follower)
                        .param(text(contactId))
                        .param(text(accountId))
                        .param(timestamp(at))
                        .update()
                == 1;
    }

    /** Whoever filed or followed the one follows the other from now on. */
    void moveFollowers(Report from, Report to, Instant at) {
        jdbc.sql("""
                with people as (
                    select follower, contact_id, account_id from report.follower where report_id = :from
                    union all
                    select 'report:' || number, contact_id, account_id from report.report where id = :from),
                added as (
                    insert into report.follower (report_id, follower, contact_id, account_id, at)
                    select :to, follower, contact_id, account_id, :at from people
                    on conflict do nothing returning 1)
                update report.report set followers = followers + (select count(*) from added) where id = :to""")
                .param("from", from.id())
                .param("to", to.id())
                .param("at", timestamp(at))
                .update();
    }

    /**
     * The report of that number, if the actor's agency may handle it.
     *
     * @param agency null: of any agency
     */
    Report get(String number, @Nullable String agency) {
        return find(number, agency).orElseThrow(() -> new NotFound("report " + number));
    }

    Optional<Report> find(String number, @Nullable String agency) {
        return jdbc.sql("select " + COLUMNS
                        + " from report.report where number = ? and (?::text is null or agency = ?)")
                .param(number)
                .param(text(agency))
                .param(text(agency))
                .query(ReportTable::report)
                .optional();
    }

    /** Holds these reports until the end of the transaction; always in the same order, so that two callers never wait in a ring. */
    void lock(List<String> numbers) {
        jdbc.sql("select 1 from report.report where number in (:numbers) order by id for no key update")
                .param("numbers", numbers)
                .query(Integer.class)
                .list();
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        DeadlineClock clock = new DeadlineClock(
                row.getTimestamp("response_due").toInstant(),
                row.getTimestamp("resolve_due").toInstant(),
                instant(row, "paused_at"),
                instant(row, "responded_at"),
                row.getTimestamp("due_at") != null || row.getTimestamp("paused_at") != null,
                row.getInt("escalation"));
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new Report.Subject(
                        row.getString("category"),
                        row.getString("ward"),
                        row.getObject("account_id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        row.getTimestamp("filed_at").toInstant()),
                row.getString("agency"),
                ReportStatus.of(row.getString("status")),
                row.getObject("assignee", UUID.class),
                clock,
                new Report.Ends(
                        instant(row, "resolved_at"),
                        instant(row, "ended_at"),
                        row.getInt("reopenings"),
                        row.getObject("merged_into", UUID.class)),
                row.getInt("version"));
    }

    private static SqlParameterValue text(@Nullable Object value) {
        return new SqlParameterValue(Types.VARCHAR, value == null ? null : value.toString());
    }

    private static SqlParameterValue timestamp(@Nullable Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP, at == null ? null : Timestamp.from(at));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
