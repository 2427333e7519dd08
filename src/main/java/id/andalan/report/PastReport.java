package id.andalan.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that was handled elsewhere or earlier, as it comes in with an import: judged like a new one, but with its own times and end.
 *
 * @param externalId its id where it comes from; null when it has none
 * @param endedAt when it reached {@code status}, if that is an end; null: unknown
 * @param updatedAt last change; null: unknown
 */
public record PastReport(
        @Nullable String externalId,
        String category,
        NewReport.Place place,
        String description,
        ReportStatus status,
        Instant filedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant endedAt) {}
