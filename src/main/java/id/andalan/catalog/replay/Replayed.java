package id.andalan.catalog.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A past case beside what would have become of it.
 *
 * @param before work of the agency that was done, {@code now} that would have been
 * @param longerMinutes working minutes that the answer would have been promised later; negative: earlier
 */
public record Replayed(
        String id,
        PastCase.Status was,
        PastCase.Status would,
        List<Difference> differences,
        List<Work> before,
        List<Work> now,
        long longerMinutes) {

    /** A task that came to a desk on a day. */
    public record Work(String task, String role, LocalDate day) {}

    /** The first difference of a kind. */
    public Optional<Difference> find(Difference.Kind kind) {
        return differences.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
