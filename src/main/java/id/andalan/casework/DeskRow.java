package id.andalan.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the inbox: an open task with its case, or a case alone. Holds nothing that an applicant said.
 *
 * @param task null when the case has no open task
 * @param node of the process; empty for an appeal and without a task
 * @param due of the task; of a case without one, its promise
 * @param agency on whose desk it lies
 * @param paused waits for the applicant
 * @param away it lies on the desk of another agency than the reader's
 * @param escalation how far up somebody was told: 0 nobody, 1 the head, 2 the leader
 */
public record DeskRow(
        UUID application,
        String number,
        String service,
        int version,
        String agency,
        ApplicationStatus status,
        @Nullable UUID task,
        String node,
        CaseTask.@Nullable Kind kind,
        String role,
        @Nullable UUID assignee,
        Instant filedAt,
        @Nullable Instant due,
        boolean paused,
        boolean away,
        @Nullable Instant endedAt,
        int escalation) {}
