package id.andalan.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a case's timeline.
 *
 * @param node of the process; null for what belongs to no node
 * @param official somebody of the agency did it
 * @param internal for officials only
 * @param note what was said
 */
public record CaseStep(
        long id,
        Instant at,
        StepKind kind,
        @Nullable String node,
        boolean official,
        @Nullable UUID actor,
        @Nullable String outcome,
        @Nullable String reason,
        boolean internal,
        @Nullable String note) {}
