package id.andalan.core;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), so that new rows land at the right edge of every index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    /** Upper 48 bits: the last millisecond used; lower 12: a counter within it. Guarded by the class. */
    private static long last;

    private Ids() {}

    /** A new id, strictly greater than every id this process made before. */
    public static UUID next() {
        long tick = nextTick(System.currentTimeMillis());
        long high = ((tick >>> 12) << 16) | VERSION_7 | (tick & 0xfff);
        return new UUID(high, VARIANT | (RANDOM.nextLong() >>> 2));
    }

    private static synchronized long nextTick(long millis) {
        last = Math.max(millis << 12, last + 1);
        return last;
    }
}
