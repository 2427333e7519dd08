package id.andalan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a report for those who handle it, and what lies around it. */
@Repository
public class WorkQuery {
    static final String ROW = """
            report.id, number, status, category, ward, agency, description, lat, lon, filed_at, due_at, assignee, escalation, urgency,
            followers, photos, sample, version""";

    private static final int NEAR_METERS = 150;
    private static final int SAME_PLACE_METERS = 50;
    private static final double METERS_PER_DEGREE = 111_320;
    /** A place where thousands were reported shows the newest of them. */
    private static final int CANDIDATES = 400;

    private static final int SHOWN = 6;

    private final JdbcClient jdbc;

    WorkQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another report around this one. */
    public record Near(
            String number, String status, String category, String description, Instant filedAt, int meters) {}

    /** @param agency null: any agency's */
    Optional<WorkView> find(String number, @Nullable String agency) {
        return jdbc.sql("select " + ROW + """
                , address, placed_by, source, account_id, contact_id, resolved_at, reopenings, updated_at, response_due, resolve_due,
                paused_at, responded_at,
                (select target.number from report.report as target where target.id = report.merged_into) as merged_number
                from report.report where number = :number and (:agency::text is null or agency = :agency)""")
                .param("number", number)
                .param("agency", agency)
                .query((row, n) -> new WorkView(row(row, n), details(row), clock(row)))
                .optional();
    }

    /** Whether the agency had the report before it was handed on. */
    boolean left(String number, String agency) {
        return jdbc.sql("""
                select exists (
                    select from report.step join report.report on report.id = step.report_id
                    where number = ? and report.agency <> ? and step.from_agency = ?)""").params(number, agency, agency).query(Boolean.class).single();
    }

    /** Category and agency of a report, for deciding who sees its photos. */
    Optional<Owner> owner(UUID report) {
        return jdbc.sql("select category, agency, number from report.report where id = ?")
                .param(report)
                .query(Owner.class)
                .optional();
    }

    record Owner(String category, String agency, String number) {}

    List<Near> similar(WorkRow from) {
        return around(from, NEAR_METERS, "open and category = :category and agency = :agency");
    }

    List<Near> before(WorkRow from) {
        return around(from, SAME_PLACE_METERS, "not open and status <> 'merged'");
    }

    private List<Near> around(WorkRow from, int meters, String condition) {
        double reach = meters / METERS_PER_DEGREE;
        Tile northWest = Tile.of(from.lat() + reach, from.lon() - reach);
        Tile southEast = Tile.of(from.lat() - reach, from.lon() + reach);
        boolean nearest = meters == NEAR_METERS;
        return jdbc.sql("""
                with candidates as (
                    select number, status, category, description, filed_at, id,
                           sqrt(power(lat - :lat, 2) + power((lon - :lon) * cos(radians(:lat)), 2)) * :scale as meters
                    from report.report
                    where tile_x in (:columns) and tile_y between :north and :south and id <> :id
                      and %s
                    limit :candidates)
                select number, status, category, description, filed_at as filedAt, meters::int as meters from candidates
                where meters <= :most order by %s limit :shown""".formatted(condition, nearest ? "meters, id" : "filed_at desc, id"))
                .param("lat", from.lat())
                .param("lon", from.lon())
                .param("scale", METERS_PER_DEGREE)
                .param(
                        "columns",
                        IntStream.rangeClosed(northWest.x(), southEast.x())
                                .boxed()
                                .toList())
                .param("north", northWest.y())
                .param("south", southEast.y())
                .param("id", from.id())
                .param("category", from.category())
                .param("agency", from.agency())
                .param("candidates", CANDIDATES)
                .param("most", meters)
                .param("shown", SHOWN)
                .query(Near.class)
                .list();
    }

    static WorkRow row(ResultSet row, int n) throws SQLException {
        return new WorkRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("status"),
                row.getString("category"),
                row.getString("ward"),
                row.getString("agency"),
                row.getString("description"),
                row.getDouble("lat"),
                row.getDouble("lon"),
                row.getTimestamp("filed_at").toInstant(),
                instant(row, "due_at"),
                row.getObject("assignee", UUID.class),
                row.getInt("escalation"),
                row.getInt("urgency"),
                row.getInt("followers"),
                row.getInt("photos"),
                row.getBoolean("sample"),
                row.getInt("version"));
    }

    private static WorkView.Details details(ResultSet row) throws SQLException {
        return new WorkView.Details(
                row.getString("address"),
                row.getString("placed_by"),
                row.getString("source"),
                row.getObject("account_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getString("merged_number"),
                instant(row, "resolved_at"),
                row.getInt("reopenings"),
                row.getTimestamp("updated_at").toInstant());
    }

    private static DeadlineClock clock(ResultSet row) throws SQLException {
        return new DeadlineClock(
                row.getTimestamp("response_due").toInstant(),
                row.getTimestamp("resolve_due").toInstant(),
                instant(row, "paused_at"),
                instant(row, "responded_at"),
                row.getTimestamp("due_at") != null || row.getTimestamp("paused_at") != null,
                row.getInt("escalation"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
