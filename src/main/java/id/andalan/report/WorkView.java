package id.andalan.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the officials who handle a report need to know of it.
 *
 * @param row what the list shows
 * @param clock its deadlines
 */
public record WorkView(WorkRow row, Details details, DeadlineClock clock) {
    /**
     * What the list does not show.
     *
     * @param placedBy {@code pin}, {@code ward} or {@code address}
     * @param source {@code web}, {@code api}, {@code open311} or {@code import}
     * @param contactId contact details under lock; null when it was sent anonymously
     * @param mergedInto number of the report that goes on in its place
     */
    public record Details(
            @Nullable String address,
            String placedBy,
            String source,
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            @Nullable String mergedInto,
            @Nullable Instant resolvedAt,
            int reopenings,
            Instant updatedAt) {}
}
