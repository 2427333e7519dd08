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
