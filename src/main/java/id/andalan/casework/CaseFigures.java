package id.andalan.casework;

import id.andalan.catalog.ServiceFigures;
import id.andalan.core.WorkingCalendar;
import id.andalan.region.City;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts how the cases of a service went and stand, for everybody to see. Times run over working hours from filing to decision, waiting
 * for the applicant included; whether something was in time is measured against its promise, which stands still while the applicant
 * is to do something. Of a very busy service the {@value #MOST_TIMED} that ended last are timed; all are counted.
 */
@Service
public class CaseFigures implements ServiceFigures {
    static final int MOST_TIMED = 5_000;

    private final CaseFigureQuery query;
    private final City city;
    private final Clock clock;

    CaseFigures(CaseFigureQuery query, City city, Clock clock) {
        this.query = query;
        this.city = city;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Course> course(String service) {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofDays(DAYS));
        CaseFigureQuery.Ended ended = query.ended(service, since);
        boolean enough = ended.count() >= SMALLEST;
        List<Duration> times = enough ? times(query.spans(service, since, MOST_TIMED), city.calendar()) : List.of();
        return Optional.of(new Course(
                ended.count(),
                at(times, 50),
                at(times, 80),
                ended.timed() < SMALLEST ? null : Integer.valueOf((int) (100 * ended.inTime() / ended.timed())),
                query.open(service),
                query.desks(service, now)));
    }

    static List<Duration> times(List<CaseFigureQuery.Span> spans, WorkingCalendar calendar) {
        return spans.stream()
                .map(span -> calendar.between(span.filed(), span.ended()))
                .sorted()
                .toList();
    }

    /** The smallest of the sorted times that at least so many of a hundred do not exceed; null when there are none. */
    static @Nullable Duration at(List<Duration> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
