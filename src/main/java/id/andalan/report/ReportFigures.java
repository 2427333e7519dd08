package id.andalan.report;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Figures over reports: each is what the list with the same filter would count. */
@Service
public class ReportFigures {
    private final ReportFigureQuery query;
    private final Clock clock;

    ReportFigures(ReportFigureQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /** By what a figure can be split. */
    public enum Dimension {
        WARD,
        AGENCY,
        CATEGORY,
        STATUS;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public long count(ReportFilter filter) {
        return query.count(filter, clock.instant());
    }

    /** Counts by code, largest first; codes without a report are absent. */
    public Map<String, Long> countBy(Dimension dimension, ReportFilter filter) {
        Map<String, Long> counts = new LinkedHashMap<>();
        query.countBy(dimension.column(), filter, clock.instant()).forEach(part -> counts.put(part.code(), part.n()));
        return counts;
    }

    /** Counts by code, largest first, of all three at once. */
    public record Splits(Map<String, Long> wards, Map<String, Long> agencies, Map<String, Long> categories) {}

    /** {@link #countBy} ward, agency and category in one question. */
    public Splits split(ReportFilter filter) {
        Splits splits = new Splits(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (ReportFigureQuery.Cell cell : query.split(filter, clock.instant())) {
            Map<String, Long> counts = switch (Dimension.valueOf(cell.dimension())) {
                case WARD -> splits.wards;
                case AGENCY -> splits.agencies;
                case CATEGORY -> splits.categories;
                case STATUS -> throw new IllegalStateException("not asked for");
            };
            counts.put(cell.code(), cell.n());
        }
        return splits;
    }

    /** How many of an agency's resolved reports were resolved before their deadline. */
    public record Kept(long resolved, long inTime) {}

    /** By code of the agency, of the resolved reports that the filter shows. */
    public Map<String, Kept> keptDeadlines(ReportFilter filter) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        query.kept(filter, clock.instant())
                .forEach(part -> kept.put(part.agency(), new Kept(part.resolved(), part.inTime())));
        return kept;
    }

    /** Median time from filing to resolution, of the resolved reports that the filter shows; empty when there are none. */
    public Optional<Duration> medianResolution(ReportFilter filter) {
        return query.medianResolution(filter, clock.instant());
    }
}
