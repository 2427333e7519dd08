package id.andalan.notice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: three times longer each time, up to six hours, and never all at the same moment. */
final class Backoff {
    private static final long FIRST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 6L * 60 * 60;
    private static final int MOST_STEPS = 8;

    private Backoff() {}

    /**
     * Half of the full wait for sure, the other half by chance.
     *
     * @param attempts made so far, 1 or more
     */
    static Duration after(int attempts, RandomGenerator random) {
        long full = FIRST_SECONDS;
        for (int i = 1; i < Math.min(attempts, MOST_STEPS + 1); i++) {
            full = Math.min(LONGEST_SECONDS, full * 3);
        }
        long millis = full * 1000;
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
