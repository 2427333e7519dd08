package id.andalan.report;

import id.andalan.core.Actor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes made-up reports with all their steps and followers by COPY, in the caller's transaction. */
@Repository
class SampleTable {
    private static final String REPORTS = """
            copy report.report (id, number, category, ward, agency, status, open, urgency, lat, lon, tile_x, tile_y, placed_by,
                address, description, source, filed_at, updated_at, response_due, resolve_due, due_at, paused_at, responded_at,
                resolved_at, ended_at, escalation, reopenings, followers, sample, import_id, version) from stdin (format binary)""";
    private static final int REPORT_COLUMNS = 31;
    private static final String STEPS = """
            copy report.step (report_id, version, at, kind, from_status, to_status, from_agency, to_agency, actor_kind, internal,
                note) from stdin (format binary)""";
    private static final int STEP_COLUMNS = 11;
    private static final String FOLLOWERS = "copy report.follower (report_id, follower, at) from stdin (format binary)";
    private static final int FOLLOWER_COLUMNS = 3;
    private static final int ROW_BYTES = 512;

    private final JdbcTemplate jdbc;

    SampleTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A report as its life left it. */
    record Row(Report report, CityRules.Placed placed, int urgency, SampleReport sample, List<Step> steps) {}

    record Step(SampleReport.Happening what, @Nullable Report before, Report after) {}

    void copy(UUID importId, List<Row> rows) {
        CopyRows reports = new CopyRows(rows.size() * ROW_BYTES);
        CopyRows steps = new CopyRows(rows.size() * ROW_BYTES);
        CopyRows followers = new CopyRows(rows.size() * ROW_BYTES);
        for (Row row : rows) {
            report(reports, importId, row);
            row.steps.forEach(step -> step(steps, step));
            for (int i = 1; i <= row.sample.followers(); i++) {
                followers
                        .row(FOLLOWER_COLUMNS)
                        .add(row.report.id())
                        .add("contoh:" + i)
                        .add(row.sample.filedAt());
            }
        }
        ReportLoadTable.copy(jdbc, REPORTS, reports.end());
        ReportLoadTable.copy(jdbc, STEPS, steps.end());
        ReportLoadTable.copy(jdbc, FOLLOWERS, followers.end());
    }

    private static void report(CopyRows to, UUID importId, Row row) {
        Report report = row.report;
        CityRules.Placed placed = row.placed;
        Tile tile = Tile.of(placed.lat(), placed.lon());
        to.row(REPORT_COLUMNS)
                .add(report.id())
                .add(report.number())
                .add(report.subject().category())
                .add(report.subject().ward())
                .add(report.agency())
                .add(report.status().code())
                .add(report.status().isOpen())
                .addSmall(row.urgency)
                .add(placed.lat())
                .add(placed.lon())
                .add(tile.x())
                .add(tile.y())
                .add(placed.by())
                .add(row.sample.place().address())
                .add(row.sample.description())
                .add(row.sample.source())
                .add(report.subject().filedAt())
                .add(row.steps.getLast().what.at());
        times(to, report)
                .addSmall(report.clock().escalation())
                .addSmall(report.ends().reopenings())
                .add(row.sample.followers())
                .add(true)
                .add(importId)
                .add(report.version());
    }

    private static CopyRows times(CopyRows to, Report report) {
        DeadlineClock clock = report.clock();
        return to.add(clock.responseDue())
                .add(clock.resolveDue())
                .add(clock.dueAt())
                .add(clock.pausedAt())
                .add(clock.respondedAt())
                .add(report.ends().resolvedAt())
                .add(report.ends().endedAt());
    }

    private static void step(CopyRows to, Step step) {
        Report before = step.before;
        to.row(STEP_COLUMNS)
                .add(step.after.id())
                .add(step.after.version())
                .add(step.what.at())
                .add(step.what.kind().code())
                .add(before == null ? null : before.status().code())
                .add(step.after.status().code())
                .add(before == null ? null : before.agency())
                .add(step.after.agency())
                .add(actor(step.what.kind()).name())
                .add(step.what.internal())
                .add(step.what.note());
    }

    private static Actor.Kind actor(StepKind kind) {
        return switch (kind) {
            case FILED, ANSWERED, CONFIRMED, REOPENED -> Actor.Kind.ANONYMOUS;
            case CLOSED, ESCALATED -> Actor.Kind.SYSTEM;
            default -> Actor.Kind.ACCOUNT;
        };
    }

    /** Those of the import that have photos. */
    List<UUID> withPhotos(UUID importId) {
        return jdbc.queryForList(
                "select id from report.report where import_id = ? and photos > 0", UUID.class, importId);
    }

    void setPhotos(UUID id, int photos) {
        jdbc.update("update report.report set photos = ? where id = ?", photos, id);
    }

    boolean anySample() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from report.import where sample and undone_at is null)", Boolean.class));
    }

    /** Whether anybody reported something real; stops at the first. */
    boolean anyReal() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select 1 from report.report where not sample)", Boolean.class));
    }
}
