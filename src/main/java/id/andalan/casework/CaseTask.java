package id.andalan.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done now.
 *
 * @param node of the process
 * @param role who does it, as the process says: {@code applicant}, {@code officer}, {@code verifier}, {@code inspector}, {@code head}
 * @param agency code of the agency on whose desk it lies
 * @param assignee who took it; null while it is in the pool
 * @param question what the applicant is asked, beside the task's name
 * @param due null for what has no time of its own, and while it is paused
 * @param paused the official asked the applicant something; its clock stands still
 */
public record CaseTask(
        UUID id,
        UUID application,
        String node,
        Kind kind,
        String role,
        String agency,
        @Nullable UUID assignee,
        Instant openedAt,
        @Nullable Instant due,
        @Nullable String question,
        boolean paused) {

    /** What kind of thing is waited for. */
    public enum Kind {
        /** An official does something. */
        WORK,
        /** The process gave it back to the applicant. */
        APPLICANT,
        /** The applicant is asked something by a step of the process. */
        ASK,
        PAYMENT,
        /** The paper is being made and signed. */
        DOCUMENT,
        /** The applicant contests a refusal; the head of the agency decides. */
        APPEAL;

        public boolean isApplicants() {
            return this == APPLICANT || this == ASK || this == PAYMENT;
        }

        /** Somebody of the agency has to do something. */
        public boolean isWork() {
            return this == WORK || this == APPEAL;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** It waits for the applicant. */
    public boolean waitsForApplicant() {
        return kind.isApplicants() || paused;
    }
}
