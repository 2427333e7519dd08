package id.andalan.identity;

import id.andalan.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * How many failed returns from the provider one network address may send, on all servers together. A count of its own: what happens
 * here never locks out a password.
 */
@Service
public class OidcLimit {
    /** Wide like {@link Attempts#PER_ADDRESS}: a whole office stands behind one address. */
    static final int PER_ADDRESS = 100;

    private static final byte[] ANY = {};

    private final AttemptTable table;
    private final KeyRing keys;
    private final Clock clock;

    OidcLimit(AttemptTable table, KeyRing keys, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /** Counts before anything is done; refuses with {@code signin.locked} and the minutes to wait. */
    public void begin(String address) {
        Instant now = clock.instant();
        AttemptTable.Count count = table.add(index(address), ANY, now, now.minus(Attempts.WINDOW));
        if (count.count() > PER_ADDRESS) {
            throw new Refusal(
                    "signin.locked",
                    Duration.between(now, count.since().plus(Attempts.WINDOW)).toMinutes() + 1);
        }
    }

    /** It was right, so it does not count. */
    public void succeeded(String address) {
        table.subtract(index(address), ANY);
    }

    private byte[] index(String address) {
        return keys.index("oidc-address", Addresses.network(address));
    }
}
