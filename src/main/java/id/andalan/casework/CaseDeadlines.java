package id.andalan.casework;

import id.andalan.casework.CaseDeadlineQuery.Candidate;
import id.andalan.core.RecurringJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Watches the times of tasks and promises: reminds who has a task when less than a quarter of its working time is left, tells the head
 * when it is late and the leader a working day later; reminds applicants a week before a case lapses, and lapses it.
 */
@Component
class CaseDeadlines implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDeadlines.class);
    private static final int CHUNK = 500;
    private static final int HEAD = 1;
    private static final int LEADER = 2;

    private final CaseDeadlineQuery query;
    private final CaseWatch watch;
    private final CaseMover mover;

    CaseDeadlines(CaseDeadlineQuery query, CaseWatch watch, CaseMover mover) {
        this.query = query;
        this.watch = watch;
        this.mover = mover;
    }

    @Override
    public String name() {
        return "casework-deadlines";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        Instant now = mover.now();
        warn(now);
        each(query.late(now, 0, CHUNK), task -> watch.escalate(task, HEAD));
        // Working time passes for all alike: behind the first that is not due for the leader none is.
        each(
                query.late(now, HEAD, CHUNK).stream()
                        .takeWhile(watch::isForLeader)
                        .toList(),
                task -> watch.escalate(task, LEADER));
        each(query.brokenPromises(now, CHUNK), watch::breakPromise);
        each(query.applicants(now.plus(CaseWatch.REMINDER), false, CHUNK), watch::remind);
        each(query.applicants(now, true, CHUNK), watch::lapse);
        Instant patience = now.minus(Course.PATIENCE);
        each(query.asked(patience.plus(CaseWatch.REMINDER), false, CHUNK), watch::remind);
        each(query.asked(patience, true, CHUNK), watch::lapse);
    }

    private void warn(Instant now) {
        Candidate last = null;
        List<Candidate> some;
        do {
            some = query.unwarned(now, last, CHUNK);
            each(some.stream().filter(watch::isNear).toList(), watch::warn);
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == CHUNK);
    }

    /** One that cannot be done now does not hold up the others; it is found again next time. */
    private static <T> void each(List<T> found, Consumer<T> step) {
        for (T one : found) {
            try {
                step.accept(one);
            } catch (RuntimeException e) {
                LOG.warn("a time that ran out could not be acted on: {}", one, e);
            }
        }
    }
}
