package id.andalan.survey;

import id.andalan.survey.SatisfactionQuery.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The results of the survey, for everybody. */
@Service
public class Results {
    private static final int MOST_COMMENTS = 100;

    private final Instruments instruments;
    private final SatisfactionQuery query;

    Results(Instruments instruments, SatisfactionQuery query) {
        this.instruments = instruments;
        this.query = query;
    }

    /** The result of one service at one agency. */
    public record Of(String service, String agency, Satisfaction satisfaction) {}

    /** An open answer that an officer let everybody read, and the month it is about. */
    public record Comment(String text, LocalDate served) {}

    /** Every service with cases or answers in the period, by code. */
    public List<Of> list(Period period, @Nullable String agency) {
        return query.sums(Days.of(period), agency, null).stream().map(this::of).toList();
    }

    private Of of(SatisfactionQuery.Sums sums) {
        return new Of(
                sums.service(),
                sums.agency(),
                Satisfaction.of(instruments.current(), sums.answers(), sums.respondents(), sums.population()));
    }

    /** All answers of an agency, or of the city, counted together: every respondent counts the same. */
    public Satisfaction total(Period period, @Nullable String agency) {
        return together(query.sums(Days.of(period), agency, null));
    }

    /** One service, whichever agencies had it in the period. */
    public Satisfaction get(String service, Period period) {
        return together(query.sums(Days.of(period), null, service));
    }

    /** One service, from a day on up to the day before {@code behind}. */
    Satisfaction between(String service, LocalDate first, LocalDate behind) {
        return together(query.sums(new Days(first, behind), null, service));
    }

    /** Empty when nobody was served or answered. */
    public Optional<Satisfaction> find(String service, Period period) {
        List<SatisfactionQuery.Sums> sums = query.sums(Days.of(period), null, service);
        return sums.isEmpty() ? Optional.empty() : Optional.of(together(sums));
    }

    private Satisfaction together(List<SatisfactionQuery.Sums> all) {
        Map<String, Long> answers = new HashMap<>();
        long respondents = 0;
        long population = 0;
        for (SatisfactionQuery.Sums one : all) {
            respondents += one.respondents();
            population += one.population();
            one.answers().forEach((element, sum) -> answers.merge(element, sum, Long::sum));
        }
        return Satisfaction.of(instruments.current(), answers, respondents, population);
    }

    public List<Comment> comments(String service, Period period) {
        return new ArrayList<>(query.released(service, period, MOST_COMMENTS).stream()
                .map(one -> new Comment(one.text(), one.served()))
                .toList());
    }
}
