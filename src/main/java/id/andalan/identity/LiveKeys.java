package id.andalan.identity;

import id.andalan.audit.JournalSignal;
import id.andalan.core.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All valid API keys, in memory: thousands of requests a second are let in without a look at the database. Read anew when the journal
 * rings (something changed somewhere) and after five seconds in any case.
 */
@Component
public class LiveKeys implements JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKeys.class);
    private static final Duration OLDEST = Duration.ofSeconds(5);
    /** A key nobody knows may have been made on another server a moment ago; but guessing keys must not become database load. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ApiKeyTable table;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.EPOCH);
    private volatile boolean stale = true;

    LiveKeys(ApiKeyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Who came in with a key, and what the key is good for.
     *
     * @param perMinute requests that it may send in a minute; null: as many as every key
     */
    public record Holder(
            Actor actor, Set<ApiKey.Scope> scopes, @Nullable Integer perMinute) {}

    private record Snapshot(Map<String, Holder> holders, Instant at) {}

    /** The holder of that key; empty when it is none of ours or revoked. */
    public Optional<Holder> find(String key) {
        Instant now = clock.instant();
        String hash = HexFormat.of().formatHex(Tokens.hash(key));
        if (stale || snapshot.at().plus(OLDEST).isBefore(now)) {
            read(now);
        }
        Holder holder = snapshot.holders().get(hash);
        if (holder == null && snapshot.at().plus(LOOK_AGAIN).isBefore(now)) {
            read(now);
            holder = snapshot.holders().get(hash);
        }
        if (holder == null) {
            return Optional.empty();
        }
        UUID id = holder.actor().id();
        if (id != null) {
            uses.put(id, now);
        }
        return Optional.of(holder);
    }

    /** One thread reads while the others go on with what they have; the very first time they wait. */
    private void read(Instant now) {
        if (snapshot.at().equals(Instant.EPOCH)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return;
        }
        try {
            stale = false;
            Map<String, Holder> holders = new HashMap<>();
            table.listLive().forEach(one -> holders.put(HexFormat.of().formatHex(one.token()), holder(one.key())));
            snapshot = new Snapshot(holders, now);
        } catch (DataAccessException | CannotCreateTransactionException e) {
            // Nothing can be done without the database anyway; whoever needs it will say so in the right words.
            LOG.debug("API keys not read anew", e);
            stale = true;
        } finally {
            reading.unlock();
        }
    }

    private static Holder holder(ApiKey key) {
        Set<Actor.Role> roles = EnumSet.of(Actor.Role.API_CLIENT);
        if (key.scopes().contains(ApiKey.Scope.REPORTS_HANDLE)
                || key.scopes().contains(ApiKey.Scope.APPLICATIONS_HANDLE)) {
            roles.add(Actor.Role.OFFICER);
        }
        return new Holder(
                new Actor(key.id(), Actor.Kind.API_KEY, Set.copyOf(roles), key.agency()),
                key.scopes(),
                key.perMinute());
    }

    @Override
    public void onSealed() {
        stale = true;
    }

    /** After the running transaction: the next request on this server sees what it did. */
    void reload() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                stale = true;
            }
        });
    }

    /** Writes down when each key was last used, and forgets it here. */
    void writeUses() {
        Map<UUID, Instant> taken = new HashMap<>();
        uses.keySet()
                .forEach(id -> uses.computeIfPresent(id, (same, at) -> {
                    taken.put(id, at);
                    return null;
                }));
        if (!taken.isEmpty()) {
            table.used(taken);
        }
    }
}
