package id.andalan.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one address, and what became of it.
 *
 * @param event stable id of the event: the same at every attempt, so that the receiver can drop what it has already
 * @param status HTTP status of the last attempt; 0 when there was no answer, null before the first
 * @param answer first letters of the last answer, or what went wrong
 * @param millis how long the last attempt took
 */
public record Delivery(
        UUID id,
        String event,
        String action,
        String body,
        State state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable Integer millis) {

    /** Where it stands. */
    public enum State {
        WAITING,
        DELIVERED,
        DEAD
    }
}
