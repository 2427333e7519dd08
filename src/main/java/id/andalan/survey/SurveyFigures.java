package id.andalan.survey;

import id.andalan.catalog.ServiceFigures;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What people thought of a service lately, for its page; by the day on which they were served, as all results. */
@Service
class SurveyFigures implements ServiceFigures {
    private final Results results;
    private final City city;
    private final Clock clock;

    SurveyFigures(Results results, City city, Clock clock) {
        this.results = results;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public Optional<Opinion> opinion(String service) {
        LocalDate today = city.dateAt(clock.instant());
        return Optional.of(of(results.between(service, today.minusDays(DAYS - 1L), today.plusDays(1))));
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
