package id.andalan.catalog;

import id.andalan.core.Bilingual;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How cases of a service are handled, beyond what its drawing can say.
 *
 * @param tasks by task of the process
 * @param reasons for which an application may be refused
 * @param ends end events that do not mean "granted"
 * @param messages what the applicant is told or asked at a step, by step of the process
 * @param document what is issued; null when nothing is
 * @param appealDays working days in which a refusal may be contested (UU 30/2014 art. 76 ff.); null: not here
 * @param transition what becomes of cases of earlier versions that are open when this one begins
 */
public record Handling(
        Map<String, TaskRule> tasks,
        List<Reason> reasons,
        Map<String, End> ends,
        Map<String, Bilingual> messages,
        @Nullable Paper document,
        @Nullable Integer appealDays,
        Transition transition) {

    /** Nothing special. */
    public static final Handling NONE =
            new Handling(Map.of(), List.of(), Map.of(), Map.of(), null, null, Transition.PIN);

    /** Outcome of a task: goes on. */
    public static final String APPROVE = "setuju";
    /** Outcome of a task: back to the applicant. */
    public static final String RETURN = "kurang";
    /** Outcome of a task: refused, for one of the {@link #reasons()}. */
    public static final String REFUSE = "tolak";
    /** Outcome of a task of the applicant: sent. */
    public static final String SENT = "kirim";
    /** The fact that holds the outcome of the task that was finished last. */
    public static final String OUTCOME = "hasil";

    /** Without a word about cases that are open: they keep their version. */
    public Handling(
            Map<String, TaskRule> tasks,
            List<Reason> reasons,
            Map<String, End> ends,
            Map<String, Bilingual> messages,
            @Nullable Paper document,
            @Nullable Integer appealDays) {
        this(tasks, reasons, ends, messages, document, appealDays, Transition.PIN);
    }

    /**
     * What becomes of cases of earlier versions that are open when this version begins.
     *
     * @param mandatory its new tasks and decisions hold for open cases too: none may keep its version
     * @param open by task at which a case stands: {@link #KEEP}, {@link #ASK}, or the task of this version at which it goes on
     */
    public record Transition(boolean mandatory, Map<String, String> open) {
        /** The case keeps its version to its end. */
        public static final String KEEP = "pin";
        /** The case goes to the applicant, who completes what this version asks. */
        public static final String ASK = "ask";

        static final Transition PIN = new Transition(false, Map.of());

        public String of(String task) {
            return open.getOrDefault(task, KEEP);
        }
    }

    /** What an end event means for the applicant. */
    public enum End {
        GRANTED,
        REFUSED
    }

    /**
     * A task of an official.
     *
     * @param checklist what is looked at before it is approved
     * @param notBy tasks whose doer in the same case may not do this one too (four eyes)
     * @param bulk may be approved for many cases at once
     * @param outcomes what the button of an outcome says: of every word beyond the three known ones, and of a known one where another text fits better
     * @param agency question of the form whose answer names the agency that does it; null: the agency of the service
     */
    public record TaskRule(
            List<Bilingual> checklist,
            List<String> notBy,
            boolean bulk,
            Map<String, Bilingual> outcomes,
            @Nullable String agency) {
        static final TaskRule PLAIN = new TaskRule(List.of(), List.of(), false, Map.of(), null);
    }

    /**
     * Why an application may be refused.
     *
     * @param basis the rule it stands on
     */
    public record Reason(String code, Bilingual text, Fact basis) {}

    /**
     * The paper that is issued.
     *
     * @param register book of the agency whose numbers it takes
     * @param number pattern with {@code {no}}, {@code {no:4}}, {@code {year}}, {@code {month}}, {@code {roman}}
     * @param valid how long; null: without end, or as {@code until} says
     * @param until the fact that says when it ends; null: as {@code valid} says
     * @param listing the public register of such papers; null: there is none
     */
    public record Paper(
            Bilingual title,
            String register,
            String number,
            @Nullable Period valid,
            @Nullable Until until,
            @Nullable Listing listing) {
        /**
         * The last day on which a paper of that day is valid; null: for ever.
         *
         * @param facts of the case
         * @throws id.andalan.core.Refusal {@code catalog.until.missing} or {@code catalog.until.past} when the facts name no such day
         */
        public @Nullable LocalDate lastDay(LocalDate day, Map<String, ?> facts) {
            if (until != null) {
                return until.of(day, facts);
            }
            return valid == null ? null : day.plus(valid);
        }
    }

    public TaskRule task(String id) {
        return tasks.getOrDefault(id, TaskRule.PLAIN);
    }

    public End end(String node) {
        return ends.getOrDefault(node, End.GRANTED);
    }

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
