package id.andalan.identity;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;

/**
 * What follows when the first key of ANDALAN_ENCRYPTION_KEY was changed: the old ones are kept, sealed with the new one, and everything
 * sealed is sealed anew. May be stopped at any moment and begun again.
 */
@Service
public class KeyChange {
    private final KeyRing keys;
    private final KeptKeyTable kept;
    private final List<SealedStore> stores;
    private final Clock clock;

    KeyChange(KeyRing keys, KeptKeyTable kept, List<SealedStore> stores, Clock clock) {
        this.keys = keys;
        this.kept = kept;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * A key and what hangs on it.
     *
     * @param configured among the settings of this server
     * @param kept in the database, sealed with the key of today or one that opens
     * @param rows how much it has sealed, by the title of the store; empty when nothing
     */
    public record Use(String id, boolean current, boolean configured, boolean kept, Map<String, Long> rows) {
        public long total() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Nothing is lost without it among the settings. */
        public boolean mayGo() {
            return !current && kept && rows.isEmpty();
        }

        /** Neither here nor kept: what it has sealed cannot be read. */
        public boolean isMissing() {
            return !configured && !kept && !rows.isEmpty();
        }
    }

    /** Whether another key than the one that seals is still among the settings. */
    boolean isUnderWay() {
        return keys.configuredIds().size() > 1;
    }

    /** Keeps the old keys that are among the settings; how many were not kept yet. */
    int keep() {
        int count = 0;
        for (Map.Entry<String, KeyRing.Sealed> old : keys.sealedOldSecrets().entrySet()) {
            if (kept.insert(old.getKey(), old.getValue(), clock.instant())) {
                count++;
            }
        }
        return count;
    }

    /**
     * Seals everything anew that it can.
     *
     * @param progress is told the title of the store and how many it has been there
     * @return how many it was
     */
    long sealAnew(BiConsumer<String, Long> progress) {
        long all = 0;
        for (SealedStore store : stores) {
            all += store.sealAnew(count -> progress.accept(store.title(), count));
        }
        return all;
    }

    /** Every key that has sealed something or is among the settings, the current one first. */
    public List<Use> uses() {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (SealedStore store : stores) {
            store.uses()
                    .forEach((key, count) -> rows.computeIfAbsent(key, id -> new LinkedHashMap<>())
                            .merge(store.title(), count, Long::sum));
        }
        List<String> configured = keys.configuredIds();
        Set<String> keptIds = keys.keptIds();
        Set<String> rest = new TreeSet<>(keptIds);
        rest.addAll(rows.keySet());
        configured.forEach(rest::remove);
        List<String> all = new java.util.ArrayList<>(configured);
        all.addAll(rest);
        return all.stream()
                .map(id -> new Use(
                        id,
                        id.equals(keys.currentKeyId()),
                        configured.contains(id),
                        keptIds.contains(id),
                        rows.getOrDefault(id, Map.of())))
                .toList();
    }
}
