package id.andalan.identity.web;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one network address may send without showing who it is. Wide, because one address of a mobile network stands for thousands of
 * residents, who all report at once when the river comes.
 */
@Component
class PublicWrites {
    private final RateBuckets<String> buckets;
    private final int perMinute;

    PublicWrites(Clock clock, @Value("${andalan.public-writes-per-minute:120}") int perMinute) {
        this.buckets = new RateBuckets<>(clock);
        this.perMinute = perMinute;
    }

    /** Takes one drop from the address's bucket; false when it is empty, and always when nothing may be sent. */
    boolean allow(String network) {
        return perMinute > 0 && buckets.take(network, perMinute) == 0;
    }

    /** Seconds until there is a drop again. */
    long waitSeconds() {
        return Math.max(1, 60 / Math.max(1, perMinute));
    }
}
