package id.andalan.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as the officials who handle it see it in a list: the description as written, still without who reported it.
 *
 * @param due the deadline that counts now; null while paused and after the end
 * @param assignee account of the officer who has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkRow(
        UUID id,
        String number,
        String status,
        String category,
        String ward,
        String agency,
        String description,
        double lat,
        @JsonProperty("long") double lon,
        Instant filedAt,
        @Nullable Instant due,
        @Nullable UUID assignee,
        int escalation,
        int urgency,
        int followers,
        int photos,
        boolean sample,
        int version) {}
