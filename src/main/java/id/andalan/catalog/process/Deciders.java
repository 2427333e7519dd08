package id.andalan.catalog.process;

import id.andalan.catalog.process.ServiceProcess.Node;
import java.time.Instant;
import java.util.Map;

/** What a walk asks while it goes: the tables, and the calendar of bookings. */
@FunctionalInterface
public interface Deciders {
    /**
     * The facts that a decision gives; one that is null is known no more.
     *
     * @throws RuntimeException when it gives none; the walk stops there
     */
    Map<String, Object> decide(Node decision, Map<String, Object> facts, Instant at);

    /**
     * The paper is ordered.
     *
     * @throws WalkStopped when it cannot be
     */
    default void issue(Node step, Map<String, Object> facts, Instant at) {}

    /** Whether what the applicant booked is still free at a step that reserves it. */
    default boolean reserve(Node step, Map<String, Object> facts, Instant at) {
        return true;
    }
}
