package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes many reports with their steps at once, by COPY, in the caller's transaction. The tally triggers see them as one statement. */
@Repository
class ReportLoadTable {
    private static final String REPORTS = """
            copy report.report (id, number, category, ward, agency, status, open, urgency, lat, lon, tile_x, tile_y, placed_by,
                address, description, source, filed_at, updated_at, response_due, resolve_due, due_at, paused_at, responded_at,
                resolved_at, ended_at, escalation, sample, import_id, external_id, version) from stdin (format binary)""";
    private static final int REPORT_COLUMNS = 30;
    private static final String STEPS = """
            copy report.step (report_id, version, at, kind, from_status, to_status, from_agency, to_agency, actor_kind)
            from stdin (format binary)""";
    private static final int STEP_COLUMNS = 9;
    private static final int ROW_BYTES = 512;

    private final JdbcTemplate jdbc;

    ReportLoadTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose rows they are. */
    record Batch(UUID importId, String source, boolean sample, ZoneId zone) {}

    void copy(Batch batch, List<LoadRow> rows, PrimitiveIterator.OfLong serials) {
        CopyRows reports = new CopyRows(rows.size() * ROW_BYTES);
        CopyRows steps = new CopyRows(rows.size() * ROW_BYTES / 2);
        for (LoadRow row : rows) {
            UUID id = Ids.next();
            int year = row.past().filedAt().atZone(batch.zone).getYear();
            int version = row.status() == ReportStatus.RECEIVED ? 1 : 2;
            report(reports, batch, row, id, ReportNumber.of(year, serials.nextLong()), version);
            step(steps, row, id, version);
        }
        copy(jdbc, REPORTS, reports.end());
        copy(jdbc, STEPS, steps.end());
    }

    private static void report(CopyRows to, Batch batch, LoadRow row, UUID id, String number, int version) {
        PastReport past = row.past();
        CityRules.Placed placed = row.placed();
        Tile tile = Tile.of(placed.lat(), placed.lon());
        to.row(REPORT_COLUMNS)
                .add(id)
                .add(number)
                .add(past.category())
                .add(placed.ward())
                .add(row.agency())
                .add(row.status().code())
                .add(row.status().isOpen())
                .addSmall(row.urgency())
                .add(placed.lat())
                .add(placed.lon())
                .add(tile.x())
                .add(tile.y())
                .add(placed.by())
                .add(past.place().address())
                .add(past.description())
                .add(batch.source)
                .add(past.filedAt())
                .add(row.updatedAt());
        times(to, row)
                .addSmall(row.clock().escalation())
                .add(batch.sample)
                .add(batch.importId)
                .add(past.externalId())
                .add(version);
    }

    private static CopyRows times(CopyRows to, LoadRow row) {
        DeadlineClock clock = row.clock();
        return to.add(clock.responseDue())
                .add(clock.resolveDue())
                .add(clock.dueAt())
                .add(clock.pausedAt())
                .add(clock.respondedAt())
                .add(row.resolvedAt())
                .add(row.endedAt());
    }

    /** All that is known of its life: that it was filed, and how it stands. */
    private static void step(CopyRows to, LoadRow row, UUID id, int version) {
        String received = ReportStatus.RECEIVED.code();
        step(to, id, 1)
                .add(row.past().filedAt())
                .add(StepKind.FILED.code())
                .add((String) null)
                .add(received)
                .add((String) null)
                .add(row.agency())
                .add(Actor.Kind.SYSTEM.name());
        if (version > 1) {
            step(to, id, version)
                    .add(row.updatedAt())
                    .add(kind(row.status()).code())
                    .add(received)
                    .add(row.status().code())
                    .add(row.agency())
                    .add(row.agency())
                    .add(Actor.Kind.SYSTEM.name());
        }
    }

    private static CopyRows step(CopyRows to, UUID id, int version) {
        return to.row(STEP_COLUMNS).add(id).add(version);
    }

    private static StepKind kind(ReportStatus status) {
        return switch (status) {
            case RECEIVED -> StepKind.FILED;
            case ASSIGNED -> StepKind.ASSIGNED;
            case IN_PROGRESS -> StepKind.STARTED;
            case RETURNED -> StepKind.RETURNED;
            case RESOLVED -> StepKind.RESOLVED;
            case REOPENED -> StepKind.REOPENED;
            case CLOSED -> StepKind.CLOSED;
            case REJECTED -> StepKind.REJECTED;
            case MERGED -> StepKind.MERGED;
        };
    }

    /** Sends rows of a binary COPY in the caller's transaction. */
    static void copy(JdbcTemplate jdbc, String sql, byte[] rows) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql, new ByteArrayInputStream(rows), 1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
