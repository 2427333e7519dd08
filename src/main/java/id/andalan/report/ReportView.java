package id.andalan.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as everybody may see it: no word of who reported it.
 *
 * @param description with telephone numbers, addresses of e-mail and NIK blotted out
 * @param due the deadline that counts now; null while paused and after the end
 * @param respondedAt when the agency first took it up; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        UUID id,
        String number,
        String status,
        String category,
        String ward,
        String agency,
        double lat,

        @com.fasterxml.jackson.annotation.JsonProperty("long")
        double lon,

        @Nullable String address,
        String description,
        Instant filedAt,
        Instant updatedAt,
        Instant responseDue,
        Instant resolveDue,
        @Nullable Instant due,
        @Nullable Instant resolvedAt,
        int followers,
        int photos,
        int urgency,
        int escalation,
        boolean sample,
        int version,
        @Nullable Instant respondedAt) {

    /** Whether the deadline that counts now is the one for the first response. */
    public boolean awaitsResponse() {
        return respondedAt == null && responseDue.equals(due);
    }
}
