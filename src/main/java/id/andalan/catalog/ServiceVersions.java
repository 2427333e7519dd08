package id.andalan.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one service.
 *
 * @param all every version, oldest first; never empty
 * @param retiredAt when it was taken out of the pack; null while it is offered
 */
public record ServiceVersions(List<Service> all, @Nullable Instant retiredAt) {
    /** What holds on a day: the newest version that has begun, or before the first one's day the first. */
    public Service on(LocalDate date) {
        return all.stream()
                .filter(version -> !version.validFrom().isAfter(date))
                .reduce((older, newer) -> newer)
                .orElse(all.getFirst());
    }

    public Optional<Service> find(int version) {
        return all.stream().filter(one -> one.version() == version).findFirst();
    }

    public Service newest() {
        return all.getLast();
    }

    /** No longer offered: kept for old records and links only. */
    public boolean retired() {
        return retiredAt != null;
    }
}
