package id.andalan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads reports for people: one by number, or a page of a filter, newest first. */
@Repository
class ReportViewQuery {
    static final String COLUMNS = """
            id, number, status, category, ward, agency, lat, lon, address, description, filed_at, updated_at, response_due,
            resolve_due, due_at, resolved_at, followers, photos, urgency, escalation, sample, version, responded_at""";

    private final JdbcClient jdbc;

    ReportViewQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReportView> find(String number) {
        return jdbc.sql("select " + COLUMNS + " from report.report where number = ?")
                .param(number)
                .query(ReportViewQuery::view)
                .optional();
    }

    /**
     * As the reader may see it: a report of a hidden kind is there only for the agency that has it.
     *
     * @param agency of the reader; null when bound to none
     * @param everything the reader leads or checks the whole city, and sees hidden kinds of every agency
     */
    Optional<ReportView> find(String number, Collection<String> hidden, @Nullable String agency, boolean everything) {
        return jdbc.sql("select " + COLUMNS + """
                         from report.report
                        where number = :number and (:everything or category <> all (:hidden) or agency = :agency)""")
                .param("number", number)
                .param("everything", everything)
                .param("hidden", hidden.toArray(String[]::new))
                .param("agency", agency, Types.VARCHAR)
                .query(ReportViewQuery::view)
                .optional();
    }

    String number(UUID id) {
        return jdbc.sql("select number from report.report where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The page behind {@code after}; null: the first. */
    List<ReportView> page(ReportFilter filter, ReportPages.@Nullable Mark after, int size, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        String behind = after == null ? "true" : "(filed_at, id) < (:afterAt, :afterId)";
        JdbcClient.StatementSpec select = jdbc.sql("select " + COLUMNS + " from report.report where " + where.sql()
                        + " and " + behind + " order by filed_at desc, id desc limit :size")
                .params(where.values())
                .param("size", size);
        if (after != null) {
            select = select.param("afterAt", Timestamp.from(after.filedAt())).param("afterId", after.id());
        }
        return select.query(ReportViewQuery::view).list();
    }

    List<ReportView> lastResolved(ReportFilter filter, int size, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        return jdbc.sql("select " + COLUMNS + " from report.report where resolved_at is not null and " + where.sql()
                        + " order by resolved_at desc limit :size")
                .params(where.values())
                .param("size", size)
                .query(ReportViewQuery::view)
                .list();
    }

    static ReportView view(ResultSet row, int n) throws SQLException {
        return new ReportView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getString(9),
                PublicText.of(row.getString(10)),
                row.getTimestamp(11).toInstant(),
                row.getTimestamp(12).toInstant(),
                row.getTimestamp(13).toInstant(),
                row.getTimestamp(14).toInstant(),
                instant(row, 15),
                instant(row, 16),
                row.getInt(17),
                row.getInt(18),
                row.getInt(19),
                row.getInt(20),
                row.getBoolean(21),
                row.getInt(22),
                instant(row, 23));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
