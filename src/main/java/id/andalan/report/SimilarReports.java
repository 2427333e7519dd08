package id.andalan.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** Open reports of the same kind close by: whoever is about to file may follow one of them instead ("saya juga"). */
@Service
public class SimilarReports {
    public static final int WITHIN_METERS = 150;

    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST = 5;
    private static final double METERS_PER_DEGREE = 111_195;

    private final SimilarQuery query;
    private final CityRules city;
    private final Clock clock;

    SimilarReports(SimilarQuery query, CityRules city, Clock clock) {
        this.query = query;
        this.city = city;
        this.clock = clock;
    }

    /** A report and how far it is from the place in question; null when only the ward is known. */
    public record Similar(ReportView report, @Nullable Integer meters) {}

    /** Refuses a category that the city does not have. */
    public void requireKnown(String category) {
        city.rule(category);
    }

    /** Nearest first. Empty for kinds that are never shown publicly. */
    public List<Similar> near(String category, double lat, double lon) {
        if (city.hiddenCategories().contains(category)) {
            return List.of();
        }
        return query.near(category, lat, lon, clock.instant().minus(RECENT)).stream()
                .map(report -> new Similar(report, meters(lat, lon, report.lat(), report.lon())))
                .filter(similar -> similar.meters() != null && similar.meters() <= WITHIN_METERS)
                .sorted(Comparator.comparing(Similar::meters, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST)
                .toList();
    }

    /** In the same ward, newest first, for whoever chose only the ward. */
    public List<Similar> inWard(String category, String ward) {
        if (city.hiddenCategories().contains(category)) {
            return List.of();
        }
        return query.inWard(category, ward, clock.instant().minus(RECENT), MOST).stream()
                .map(report -> new Similar(report, null))
                .toList();
    }

    /** Over a few hundred metres the earth is flat enough. */
    private static int meters(double lat, double lon, double otherLat, double otherLon) {
        double north = (otherLat - lat) * METERS_PER_DEGREE;
        double east = (otherLon - lon) * METERS_PER_DEGREE * Math.cos(Math.toRadians(lat));
        return (int) Math.round(Math.hypot(north, east));
    }

    @Repository
    static class SimilarQuery {
        private final JdbcClient jdbc;

        SimilarQuery(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** Those in the tiles (of about 76 m) around the point; the caller measures. */
        List<ReportView> near(String category, double lat, double lon, Instant since) {
            double reach = WITHIN_METERS / METERS_PER_DEGREE;
            Tile northWest = Tile.of(lat + reach, lon - reach);
            Tile southEast = Tile.of(lat - reach, lon + reach);
            return jdbc.sql("select " + ReportViewQuery.COLUMNS + """
                     from report.report
                    where tile_x between ? and ? and tile_y between ? and ? and category = ? and open and filed_at > ?
                    limit 200""")
                    .params(northWest.x(), southEast.x(), northWest.y(), southEast.y(), category, Timestamp.from(since))
                    .query(ReportViewQuery::view)
                    .list();
        }

        List<ReportView> inWard(String category, String ward, Instant since, int most) {
            return jdbc.sql("select " + ReportViewQuery.COLUMNS + """
                     from report.report
                    where ward = ? and category = ? and open and filed_at > ? order by filed_at desc, id desc limit ?""")
                    .params(ward, category, Timestamp.from(since), most)
                    .query(ReportViewQuery::view)
                    .list();
        }
    }
}
