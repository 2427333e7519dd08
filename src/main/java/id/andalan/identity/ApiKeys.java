package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys of other systems: made, listed, revoked. Who shows one at the door is found by {@link LiveKeys}. */
@Service
public class ApiKeys {
    /** So that a key in a log or a repository is recognised as one. */
    private static final String PREFIX = "andalan_";

    private static final int LONGEST_LABEL = 100;
    /** Requests a minute; more is no limit for any server. */
    public static final int MOST_PER_MINUTE = 1_000_000;

    private final ApiKeyTable table;
    private final LiveKeys live;
    private final ObjectProvider<AgencyBook> agencies;
    private final AuditTrail audit;
    private final Clock clock;

    ApiKeys(ApiKeyTable table, LiveKeys live, ObjectProvider<AgencyBook> agencies, AuditTrail audit, Clock clock) {
        this.table = table;
        this.live = live;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key that was just made: the only moment its text exists on our side. */
    public record Made(UUID id, String key) {}

    /** Makes a key that may send as many requests as every key. */
    @Transactional
    public Made make(Actor actor, String label, Set<ApiKey.Scope> scopes, @Nullable String agency) {
        return make(actor, label, scopes, agency, null);
    }

    /**
     * Makes a key.
     *
     * @param perMinute requests that it may send in a minute; null: as many as every key
     * @throws Refusal at {@code label}, {@code scopes}, {@code agency} or {@code limit}
     */
    @Transactional
    public Made make(
            Actor actor, String label, Set<ApiKey.Scope> scopes, @Nullable String agency, @Nullable Integer perMinute) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL) {
            throw Refusal.at("label", "apikey.label", LONGEST_LABEL);
        }
        if (scopes.isEmpty()) {
            throw Refusal.at("scopes", "apikey.scopes");
        }
        if (agency != null && !isKnown(agency)) {
            throw Refusal.at("agency", "apikey.agency", agency);
        }
        requireLimit(perMinute);
        String key = PREFIX + Tokens.make();
        UUID id = Ids.next();
        table.insert(
                new ApiKey(id, name, scopes, agency, perMinute, clock.instant(), null, null),
                Tokens.hash(key),
                actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null);
        audit.record(
                actor,
                "apikey.made",
                "apikey",
                id,
                Map.of(
                        "scopes",
                        scopes.stream().map(ApiKey.Scope::text).sorted().toList(),
                        "agency",
                        agency == null ? "" : agency,
                        "perMinute",
                        perMinute == null ? 0 : perMinute));
        live.reload();
        return new Made(id, key);
    }

    /**
     * From now on; on other servers with the journal's next ring, a second later at most.
     *
     * @param perMinute as of {@link #make}
     * @throws Refusal {@code apikey.limit} at {@code limit}
     */
    @Transactional
    public void limit(Actor actor, UUID id, @Nullable Integer perMinute) {
        requireLimit(perMinute);
        if (!table.limit(id, perMinute)) {
            throw new NotFound("apikey");
        }
        audit.record(actor, "apikey.limited", "apikey", id, Map.of("perMinute", perMinute == null ? 0 : perMinute));
        live.reload();
    }

    private static void requireLimit(@Nullable Integer perMinute) {
        if (perMinute != null && (perMinute < 1 || perMinute > MOST_PER_MINUTE)) {
            throw Refusal.at("limit", "apikey.limit", MOST_PER_MINUTE);
        }
    }

    private boolean isKnown(String agency) {
        AgencyBook book = agencies.getIfAvailable();
        return book == null || book.names(Bilingual.INDONESIAN).containsKey(agency);
    }

    public List<ApiKey> list() {
        return table.list();
    }

    /** At once here; on other servers with the journal's next ring, a second later at most. */
    @Transactional
    public void revoke(Actor actor, UUID id) {
        if (!table.revoke(id, clock.instant())) {
            throw new NotFound("apikey");
        }
        audit.record(actor, "apikey.revoked", "apikey", id, Map.of());
        live.reload();
    }
}
