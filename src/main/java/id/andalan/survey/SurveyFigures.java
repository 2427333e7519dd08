package id.andalan.survey;

import id.andalan.catalog.ServiceFigures;
import id.andalan.region.City;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** What people thought of a service lately, for its page; by the day on which they were served, as all results. */
@Service
class SurveyFigures implements ServiceFigures {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 500;

    private final Results results;
    private final City city;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    SurveyFigures(Results results, City city, Clock clock) {
        this.results = results;
        this.city = city;
        this.clock = clock;
    }

    private record Kept(Instant at, Opinion opinion) {}

    @Override
    public Optional<Opinion> opinion(String service) {
        Instant now = clock.instant();
        Kept known = kept.get(service);
        if (known != null && known.at.plus(FRESH).isAfter(now)) {
            return Optional.of(known.opinion);
        }
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        LocalDate today = city.dateAt(now);
        Opinion opinion = of(results.between(service, today.minusDays(DAYS - 1L), today.plusDays(1)));
        kept.put(service, new Kept(now, opinion));
        return Optional.of(opinion);
    }

    private static Opinion of(Satisfaction found) {
        Instrument.Grade grade = found.grade();
        boolean enough = found.respondents() >= SMALLEST;
        return new Opinion(
                enough ? found.value() : null,
                enough && grade != null ? grade.code() : null,
                found.respondents(),
                found.needed());
    }
}
