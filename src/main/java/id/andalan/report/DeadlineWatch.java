package id.andalan.report;

import id.andalan.core.Conflict;
import id.andalan.core.RecurringJob;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Watches the deadlines: tells the agency's head when one passes, the city's leader when it has been passed for a day, and closes resolved reports that nobody contradicted.
 */
@Component
class DeadlineWatch implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final int CHUNK = 200;

    private final DeadlineQuery query;
    private final Reports reports;
    private final Clock clock;

    DeadlineWatch(DeadlineQuery query, Reports reports, Clock clock) {
        this.query = query;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "report-deadlines";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        each(query.toEscalate(clock.instant(), CHUNK), reports::escalate);
        each(query.toClose(clock.instant().minus(Report.CONFIRMATION), CHUNK), reports::close);
    }

    /** One that cannot be done now (an officer was just faster) does not hold up the others. */
    private static void each(List<String> numbers, Consumer<String> step) {
        for (String number : numbers) {
            try {
                step.accept(number);
            } catch (Conflict | Refusal e) {
                LOG.debug("report {} changed meanwhile: {}", number, e.getMessage());
            }
        }
    }
}
