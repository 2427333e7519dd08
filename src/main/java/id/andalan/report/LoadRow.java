package id.andalan.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A past report that was judged: its ward, agency, deadlines and state stand; what is left is to write it.
 *
 * @param clock deadlines counted from when it was filed; of an ended one, its end counts as the first response
 */
public record LoadRow(
        PastReport past,
        CityRules.Placed placed,
        String agency,
        int urgency,
        ReportStatus status,
        DeadlineClock clock,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt) {
    public String ward() {
        return placed.ward();
    }
}
