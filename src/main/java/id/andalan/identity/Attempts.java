package id.andalan.identity;

import id.andalan.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, on all servers together. An attempt is counted before the password is looked at, and taken back when it was
 * right: a thousand attempts sent at the same moment do not slip through before the first is counted.
 *
 * <p>Three counters, because each alone can be turned against somebody: a limit per sign-in name alone lets anyone lock the mayor out,
 * so it is wide and the narrow one is per name and address; a limit per address must be wide too, since mobile networks put
 * thousands of residents behind one address. A name that is no account counts the same, so nothing shows whether it is one.
 */
@Component
class Attempts {
    static final int PER_NAME_AND_ADDRESS = 5;
    static final int PER_NAME = 30;
    static final int PER_ADDRESS = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final byte[] ANY = {};

    private final AttemptTable table;
    private final KeyRing keys;
    private final Clock clock;

    Attempts(AttemptTable table, KeyRing keys, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /** Counts an attempt; refuses with {@code signin.locked} and the minutes to wait when there were too many. */
    Attempt begin(String login, String address) {
        Attempt attempt = new Attempt(keys.index("login", login), keys.index("address", Addresses.network(address)));
        Instant now = clock.instant();
        // In a fixed order of keys, so that two attempts at once never wait on each other in a circle (each statement
        // commits alone).
        refuseAbove(PER_ADDRESS, table.add(ANY, attempt.address(), now, now.minus(WINDOW)), now);
        refuseAbove(PER_NAME_AND_ADDRESS, table.add(attempt.login(), attempt.address(), now, now.minus(WINDOW)), now);
        refuseAbove(PER_NAME, table.add(attempt.login(), ANY, now, now.minus(WINDOW)), now);
        return attempt;
    }

    private static void refuseAbove(int limit, AttemptTable.Count attempts, Instant now) {
        if (attempts.count() > limit) {
            long minutes = Duration.between(now, attempts.since().plus(WINDOW)).toMinutes() + 1;
            throw new Refusal("signin.locked", minutes);
        }
    }

    void succeeded(Attempt attempt) {
        table.forget(attempt.login(), attempt.address());
        table.subtract(attempt.login(), ANY);
        table.subtract(ANY, attempt.address());
    }

    /** Has this sign-in name used up its attempts? For the page where administrators unlock. */
    boolean locked(byte[] loginIndex) {
        return table.most(List.of(loginIndex), clock.instant().minus(WINDOW)) > PER_NAME_AND_ADDRESS;
    }

    int unlock(byte[] loginIndex) {
        return table.forget(loginIndex);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Attempt(byte[] login, byte[] address) {}
}
