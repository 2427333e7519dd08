package id.andalan.catalog.replay;

/**
 * Something that would have been otherwise.
 *
 * @param what answer, fact, node of the process, or empty
 * @param before and {@code now}: as text; empty where there is none
 */
public record Difference(Kind kind, String what, String before, String now) {
    /** What is otherwise. */
    public enum Kind {
        /** The form would not take this answer; {@code now} is the code of the reason. */
        ANSWER,
        /** A decision gives something else. */
        DECISION,
        /** Nobody would be asked to do this any more. */
        STEP_GONE,
        /** Somebody would have had to do this; it is taken as done and approved at once. */
        STEP_NEW,
        /** The outcome that was chosen is no longer offered there; it is taken as approved. */
        OUTCOME_GONE,
        /** It would have ended otherwise. */
        STATUS,
        /** The answer would have been due at another time; {@code before} and {@code now} are moments. */
        DUE,
        /** It could not have gone on; {@code now} is the code of the reason. */
        STOPPED
    }
}
