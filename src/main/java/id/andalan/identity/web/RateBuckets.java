package id.andalan.identity.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often somebody may come: each has a bucket that holds a minute's worth and refills steadily, so one may come with all of it at once
 * but not go on like that. One number and one comparison for each time, and no write to the database: each server counts what comes to
 * it, so with two servers everybody gets up to twice as much.
 *
 * @param <W> whose a bucket is
 */
final class RateBuckets<W> {
    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;
    /** Some megabytes of memory; from here on it is worth looking which of them are needed. */
    private static final int MANY = 50_000;

    /** The microsecond at which each will be full again. */
    private final Map<W, Long> full = new ConcurrentHashMap<>();

    private final Clock clock;
    private final int many;

    /** When it was last looked which are full again: at most once a second, however many come. */
    private volatile long swept;

    RateBuckets(Clock clock) {
        this(clock, MANY);
    }

    /**
     * With another limit of memory.
     *
     * @param many buckets; when there are more, those that are full again are forgotten, which nobody notices
     */
    RateBuckets(Clock clock, int many) {
        this.clock = clock;
        this.many = many;
    }

    /**
     * Takes one drop: 0, or the seconds to wait when the bucket is empty; then nothing was taken.
     *
     * @param perMinute how much the bucket holds, at least 1; may be another one each time
     */
    long take(W whose, int perMinute) {
        Instant at = clock.instant();
        long now = at.getEpochSecond() * SECOND + at.getNano() / 1000;
        if (full.size() > many && now - swept >= SECOND) {
            swept = now;
            full.values().removeIf(moment -> moment <= now);
        }
        long cost = Math.max(1, MINUTE / perMinute);
        while (true) {
            Long before = full.get(whose);
            // A limit that was tightened a moment ago must not keep anybody outside for longer than a minute.
            long after = Math.min(Math.max(before == null ? now : before, now), now + MINUTE) + cost;
            if (after - now > MINUTE) {
                return Math.max(1, Math.ceilDiv(after - now - MINUTE, SECOND));
            }
            if (before == null ? full.putIfAbsent(whose, after) == null : full.replace(whose, before, after)) {
                return 0;
            }
        }
    }

    /** How many are remembered. */
    int size() {
        return full.size();
    }
}
