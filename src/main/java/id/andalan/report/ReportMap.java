package id.andalan.report;

import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Reports on a map, gathered on the server so that a million of them are a few hundred dots. */
@Service
public class ReportMap {
    /** Above this many dots in a view the single reports are gathered too. */
    static final int MOST_POINTS = 400;

    /** Farther off, reports that stand close together are one dot with their number, whatever the filter. */
    private static final int SINGLE_FROM = 16;

    private static final int MAX_ZOOM = 22;

    private final ReportMapQuery query;
    private final Clock clock;

    ReportMap(ReportMapQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** Degrees WGS 84. */
    public record Box(double west, double south, double east, double north) {
        public Box {
            boolean right =
                    west >= -180 && east <= 180 && south >= -85.1 && north <= 85.1 && west < east && south < north;
            if (!right) {
                throw Refusal.at("bbox", "report.map.box");
            }
        }
    }

    /**
     * Some reports close together.
     *
     * @param lat their centre
     * @param number the tracking number when it is a single report, else null
     */
    public record Dot(
            double lat,
            double lon,
            long count,
            @org.jspecify.annotations.Nullable String number,
            @org.jspecify.annotations.Nullable String category,
            @org.jspecify.annotations.Nullable String status) {}

    /** Dots of about 64 pixels for a view: clusters, or single reports where few are in sight. */
    public List<Dot> dots(Box box, int zoom, ReportFilter filter) {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw Refusal.at("zoom", "report.map.zoom", MAX_ZOOM);
        }
        int cell = Math.min(zoom + 2, Tile.FINEST);
        if (!filter.isTallied()) {
            return zoom >= SINGLE_FROM && few(query.countRows(box, filter, clock.instant(), MOST_POINTS + 1))
                    ? query.points(box, filter, clock.instant(), MOST_POINTS)
                    : Dots.apart(query.gatherRows(box, cell, filter, clock.instant()), zoom);
        }
        if (zoom >= SINGLE_FROM && few(query.countTiles(box, filter))) {
            return query.points(box, filter, clock.instant(), MOST_POINTS);
        }
        return Dots.apart(query.gather(box, cell, filter), zoom);
    }

    private static boolean few(long n) {
        return n <= MOST_POINTS;
    }
}
