package id.andalan.catalog.example;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as a file tells it. Times are those of the city.
 *
 * @param available false: what is booked is taken when it is reserved for the first time
 * @param lines where the answers stand, by name; from one
 * @param letters valid ones that the applicant holds
 * @param line where it says what it shows
 */
record Example(
        String name,
        Kind kind,
        LocalDateTime filed,
        Map<String, Object> answers,
        Map<String, Integer> lines,
        boolean available,
        Set<Held> letters,
        List<Act> acts,
        Expect expect,
        int line) {

    /** A valid letter of a service, by its number. */
    record Held(String service, String number) {}

    /** What an example shows. A service should have one of each of the first four that can happen in it. */
    enum Kind {
        GOOD,
        RETURN,
        REFUSAL,
        OVERDUE,
        OTHER
    }

    /**
     * Something that happens: a task is done, money or a signature comes, or only time passes.
     *
     * @param answers that the applicant changes
     * @param fields of the form of the task
     * @param lines where answers and fields stand, by name
     */
    record Act(
            What what,
            String task,
            LocalDateTime at,
            @Nullable String by,
            @Nullable String outcome,
            @Nullable String message,
            @Nullable String reason,
            Map<String, Object> answers,
            Map<String, Object> fields,
            Map<String, Integer> lines,
            int line) {}

    enum What {
        TASK,
        PAID,
        SIGNED,
        TIME
    }

    enum Status {
        GRANTED,
        REFUSED,
        OPEN
    }

    /**
     * What must come of it; null and empty: not looked at.
     *
     * @param decisions by decision file without ending: facts as text
     * @param agencies by task: code of the agency that does it
     * @param lines where each key stands
     */
    record Expect(
            List<String> path,
            Status status,
            @Nullable LocalDateTime due,
            @Nullable LocalDateTime ended,
            @Nullable List<String> overdue,
            Map<String, Map<String, String>> decisions,
            Map<String, String> document,
            Map<String, String> agencies,
            Map<String, Integer> lines) {
        int line(String key) {
            return lines.getOrDefault(key, lines.getOrDefault("", 1));
        }
    }
}
