package id.andalan.identity.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one network address may send without showing who it is: a bucket that holds a minute's worth and refills steadily. Wide,
 * because one address of a mobile network stands for thousands of residents, who all report at once when the river comes. Kept in
 * each server's memory: with two servers the limit is up to twice as wide, which does no harm and costs no write.
 */
@Component
class PublicWrites {
    private static final int MANY_ADDRESSES = 50_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int perMinute;

    PublicWrites(Clock clock, @Value("${andalan.public-writes-per-minute:120}") int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    private record Bucket(double level, long atMillis, boolean taken) {}

    /** Takes one drop from the address's bucket; false when it is empty. */
    boolean allow(String network) {
        long now = clock.millis();
        if (buckets.size() > MANY_ADDRESSES) {
            buckets.values().removeIf(bucket -> level(bucket, now) >= perMinute);
        }
        return buckets.compute(network, (same, bucket) -> {
                    double level = bucket == null ? perMinute : level(bucket, now);
                    return level >= 1 ? new Bucket(level - 1, now, true) : new Bucket(level, now, false);
                })
                .taken();
    }

    private double level(Bucket bucket, long nowMillis) {
        return Math.min(perMinute, bucket.level() + (nowMillis - bucket.atMillis()) * perMinute / 60_000.0);
    }

    /** Seconds until there is a drop again. */
    long waitSeconds() {
        return Math.max(1, 60 / Math.max(1, perMinute));
    }
}
