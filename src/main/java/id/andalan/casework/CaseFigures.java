package id.andalan.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a service really goes: exact figures of the last {@value #DAYS} days, made from the cases and their steps, for everybody to see.
 * Times are those on the wall clock, nights, weekends and waiting for the applicant included, as the applicant lives them; whether
 * something was in time is measured against its promised working time, which stands still while the applicant is to do something.
 */
@Service
public class CaseFigures {
    public static final int DAYS = 90;

    /** So old an answer may be: the page of a service is asked for often, and nobody's day turns on a minute. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final CaseFigureQuery query;
    private final Clock clock;
    private final Map<String, Load> kept = new ConcurrentHashMap<>();

    CaseFigures(CaseFigureQuery query, Clock clock) {
        this.query = query;
        this.clock = clock;
    }

    /**
     * Times of what was finished.
     *
     * @param count how many
     * @param median half were done within this; null when there were none
     * @param eighty eighty of a hundred were done within this; null when there were none
     * @param timed how many had a promised time
     * @param inTime how many of those kept it
     */
    public record Times(
            long count, @Nullable Duration median, @Nullable Duration eighty, long timed, long inTime) {
        /** In per cent, rounded down; null when nothing had a promised time. */
        public @Nullable Integer share() {
            return timed == 0 ? null : Integer.valueOf((int) (100 * inTime / timed));
        }
    }

    /**
     * A desk of the service.
     *
     * @param node of the process
     * @param open how many cases wait there now
     * @param late how many of those are past their time
     * @param done what was finished there
     */
    public record Desk(String node, long open, long late, Times done) {}

    /**
     * A service.
     *
     * @param ended cases that were granted or refused
     * @param open cases that run now
     * @param desks those with anything open or done, in no order of their own
     */
    public record Load(Instant at, Times ended, long open, List<Desk> desks) {
        public @Nullable Desk desk(String node) {
            return desks.stream()
                    .filter(desk -> desk.node().equals(node))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** At most a minute old. */
    @Transactional(readOnly = true)
    public Load ofService(String code) {
        Instant now = clock.instant();
        Load known = kept.get(code);
        if (known != null && known.at.plus(FRESH).isAfter(now)) {
            return known;
        }
        Instant since = now.minus(Duration.ofDays(DAYS));
        Load load = new Load(now, query.ended(code, since), query.open(code), query.desks(code, since, now));
        kept.put(code, load);
        return load;
    }
}
