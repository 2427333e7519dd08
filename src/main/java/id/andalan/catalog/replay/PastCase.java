package id.andalan.catalog.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as it went.
 *
 * @param answers as they were filed first, as JSON values
 * @param steps what people did, in the order of time: tasks, answers to questions, payments, signatures
 * @param facts what decisions gave in the end, by name
 * @param promised when the answer was due in the end; null when nothing was promised
 */
public record PastCase(
        String id,
        Instant filed,
        Map<String, Object> answers,
        List<Step> steps,
        Map<String, Object> facts,
        Status status,
        @Nullable Instant promised) {

    /** How far it came. */
    public enum Status {
        OPEN,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /**
     * Something that somebody did.
     *
     * @param node task or step of the process
     * @param opened since when it waited for that
     * @param outcome word of a task of an official; null for the others
     * @param values fields of a task form, or all answers after the applicant sent them again
     */
    public record Step(
            String node,
            Instant opened,
            Instant at,
            @Nullable String outcome,
            Map<String, Object> values) {}
}
