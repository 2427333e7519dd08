package id.andalan.identity.web;

import id.andalan.identity.LiveKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests each API key may send: a bucket that holds a minute's worth and refills steadily, so a program may send what it has
 * gathered at once but not go on like that. One number and one comparison per request; each server counts what comes to it, so with two
 * servers a key gets up to twice as much.
 */
@Component
public class KeyLimits {
    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;

    /** By key: the microsecond at which its bucket will be full again. */
    private final Map<UUID, AtomicLong> full = new ConcurrentHashMap<>();

    private final Clock clock;
    private final int usual;

    KeyLimits(Clock clock, @Value("${andalan.key-requests-per-minute:600000}") int usual) {
        this.clock = clock;
        this.usual = usual;
    }

    /** Requests a minute of a key that has no limit of its own; 0: no limit. */
    public int usual() {
        return usual;
    }

    /** Takes one request from the key's bucket: 0, or the seconds to wait when it is empty. */
    long take(LiveKeys.Holder holder) {
        Integer own = holder.perMinute();
        int perMinute = own == null ? usual : own;
        UUID key = holder.actor().id();
        if (perMinute <= 0 || key == null) {
            return 0;
        }
        AtomicLong bucket = full.computeIfAbsent(key, same -> new AtomicLong());
        long cost = Math.max(1, MINUTE / perMinute);
        Instant at = clock.instant();
        long now = at.getEpochSecond() * SECOND + at.getNano() / 1000;
        while (true) {
            long before = bucket.get();
            // A limit that was tightened a moment ago must not leave the key outside for longer than a minute.
            long after = Math.min(Math.max(before, now), now + MINUTE) + cost;
            if (after - now > MINUTE) {
                return Math.max(1, Math.ceilDiv(after - now - MINUTE, SECOND));
            }
            if (bucket.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
