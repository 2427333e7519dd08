package id.andalan.identity.web;

import id.andalan.identity.LiveKeys;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many requests each API key may send: a minute's worth at once, so that a program may send what it has gathered. */
@Component
public class KeyLimits {
    private final RateBuckets<UUID> buckets;
    private final int usual;

    KeyLimits(Clock clock, @Value("${andalan.key-requests-per-minute:600000}") int usual) {
        this.buckets = new RateBuckets<>(clock);
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
        return perMinute <= 0 || key == null ? 0 : buckets.take(key, perMinute);
    }
}
