package id.andalan.report.web.open311;

import id.andalan.report.PublicText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Service requests and their updates as the public may see them; never a column about a person. */
@Repository
class Open311Query {
    private final JdbcClient jdbc;

    Open311Query(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request.
     *
     * @param said the last public remark with a step; blotted like the description
     */
    record Row(
            UUID id,
            String number,
            String status,
            boolean open,
            String category,
            String agency,
            String ward,
            String description,
            @Nullable String address,
            double lat,
            double lon,
            Instant filedAt,
            Instant updatedAt,
            Instant due,
            int photos,
            int followers,
            @Nullable String said) {}

    /** A public step of a request, as other systems poll for it. */
    record Update(
            long id,
            String number,
            String status,
            String kind,
            @Nullable String note,
            Instant at) {}

    List<Row> list(Open311Filter filter, Collection<String> hidden) {
        Map<String, Object> values = new HashMap<>();
        List<String> parts = new ArrayList<>();
        values.put("hidden", hidden.isEmpty() ? List.of("") : hidden);
        parts.add("r.category not in (:hidden)");
        if (!filter.ids().isEmpty()) {
            parts.add("r.number in (:numbers)");
            values.put("numbers", filter.ids());
            return rows("report.report r", parts, values, "r.filed_at", filter.slice());
        }
        if (!filter.services().isEmpty()) {
            parts.add("r.category in (:services)");
            values.put("services", filter.services());
        }
        if (filter.open() != null) {
            parts.add(filter.open() ? "r.open" : "not r.open");
        }
        values.put("from", Timestamp.from(filter.window().from()));
        values.put("to", Timestamp.from(filter.window().to()));
        if (filter.byUpdate()) {
            // The last public step of each report, newest first: read backwards until the page is full.
            parts.add("""
                    not s.internal and s.at >= :from and s.at < :to and not exists (
                        select from report.step later
                        where later.report_id = s.report_id and not later.internal and later.at < :to
                          and (later.at, later.id) > (s.at, s.id))""");
            return rows(
                    "report.step s join report.report r on r.id = s.report_id", parts, values, "s.at", filter.slice());
        }
        parts.add("r.filed_at >= :from and r.filed_at < :to");
        return rows("report.report r", parts, values, "r.filed_at", filter.slice());
    }

    /** Newest first by {@code moment}. */
    private List<Row> rows(
            String from, List<String> parts, Map<String, Object> values, String moment, Open311Filter.Slice slice) {
        // The remark is looked up for the rows of the page only: the page is cut before the join.
        String page = "select r.*, " + moment + " as moment from " + from + " where " + String.join(" and ", parts)
                + " order by moment desc, r.id desc limit :size offset :offset";
        return jdbc.sql("""
                select r.id, r.number, r.status, r.open, r.category, r.agency, r.ward, r.description, r.address, r.lat, r.lon,
                       r.filed_at, r.updated_at, r.resolve_due, r.photos, r.followers, said.note
                from (%s) as r
                left join lateral (
                    select note from report.step s where s.report_id = r.id and not s.internal and s.note is not null
                    order by s.id desc limit 1) as said on true
                order by r.moment desc, r.id desc""".formatted(page))
                .params(values)
                .param("size", slice.size())
                .param("offset", slice.offset())
                .query(Open311Query::row)
                .list();
    }

    List<Update> updates(Open311Filter filter, Collection<String> hidden) {
        String only = filter.ids().isEmpty() ? "" : "and r.number in (:numbers)";
        JdbcClient.StatementSpec select = jdbc.sql("""
                select s.id, r.number, r.category, s.to_status, s.kind, s.note, s.at
                from report.step s join report.report r on r.id = s.report_id
                where not s.internal and s.kind not in ('filed', 'escalated') and s.at >= :from and s.at < :to
                  and r.category not in (:hidden) %s
                order by s.at, s.id limit :size offset :offset""".formatted(only))
                .param("from", Timestamp.from(filter.window().from()))
                .param("to", Timestamp.from(filter.window().to()))
                .param("hidden", hidden.isEmpty() ? List.of("") : hidden)
                .param("size", filter.slice().size())
                .param("offset", filter.slice().offset());
        if (!filter.ids().isEmpty()) {
            select = select.param("numbers", filter.ids());
        }
        return select.query((row, n) -> new Update(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("to_status"),
                        row.getString("kind"),
                        blotted(row.getString("note")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("status"),
                row.getBoolean("open"),
                row.getString("category"),
                row.getString("agency"),
                row.getString("ward"),
                PublicText.of(row.getString("description")),
                blotted(row.getString("address")),
                row.getDouble("lat"),
                row.getDouble("lon"),
                row.getTimestamp("filed_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getTimestamp("resolve_due").toInstant(),
                row.getInt("photos"),
                row.getInt("followers"),
                blotted(row.getString("note")));
    }

    private static @Nullable String blotted(@Nullable String text) {
        return text == null ? null : PublicText.of(text);
    }
}
