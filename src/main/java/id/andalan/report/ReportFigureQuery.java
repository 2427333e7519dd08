package id.andalan.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over {@code report.report}: from the tallies when they know the answer, else from the rows. */
@Repository
class ReportFigureQuery {
    private static final String TALLY = """
            (select ward, agency, category, status, n from report.tally
             union all
             select ward, agency, category, status, n from report.tally_change) as tally""";

    private final JdbcClient jdbc;

    ReportFigureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Part(String code, long n) {}

    long count(ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        String what = filter.isTallied()
                ? "select coalesce(sum(n), 0)::bigint from " + TALLY
                : "select count(*) from " + ReportMoment.rows(filter);
        return jdbc.sql(what + " where " + where.sql())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    /** {@code column} comes from {@link ReportFigures.Dimension}, never from a request. */
    List<Part> countBy(String column, ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        String what = filter.isTallied()
                ? "select %s as code, sum(n)::bigint as n from %s where %s group by 1 having sum(n) <> 0"
                        .formatted(column, TALLY, where.sql())
                : "select %s as code, count(*) as n from %s where %s group by 1"
                        .formatted(column, ReportMoment.rows(filter), where.sql());
        return jdbc.sql(what + " order by n desc, code")
                .params(where.values())
                .query(Part.class)
                .list();
    }

    record Cell(String dimension, String code, long n) {}

    /** The same by ward, by agency and by category, in one walk over the rows. */
    List<Cell> split(ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        String sum = filter.isTallied() ? "sum(n)::bigint" : "count(*)";
        return jdbc.sql("""
                select case when grouping(ward) = 0 then 'WARD' when grouping(agency) = 0 then 'AGENCY' else 'CATEGORY' end as dimension,
                       coalesce(ward, agency, category) as code, %1$s as n
                from %2$s where %3$s
                group by grouping sets ((ward), (agency), (category)) having %1$s <> 0 order by n desc, code""".formatted(sum, filter.isTallied() ? TALLY : ReportMoment.rows(filter), where.sql()))
                .params(where.values())
                .query(Cell.class)
                .list();
    }

    record Kept(String agency, long resolved, long inTime) {}

    List<Kept> kept(ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        return jdbc.sql("""
                select agency, count(*) as resolved, count(*) filter (where resolved_at <= resolve_due) as inTime
                from report.report where resolved_at is not null and %s group by 1""".formatted(where.sql()))
                .params(where.values())
                .query(Kept.class)
                .list();
    }

    Optional<Duration> medianResolution(ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        return jdbc.sql("""
                select extract(epoch from percentile_cont(0.5) within group (order by resolved_at - filed_at))::bigint
                from report.report where resolved_at is not null and %s""".formatted(where.sql()))
                .params(where.values())
                .query((row, n) -> {
                    long seconds = row.getLong(1);
                    return row.wasNull() ? Optional.<Duration>empty() : Optional.of(Duration.ofSeconds(seconds));
                })
                .single();
    }
}
