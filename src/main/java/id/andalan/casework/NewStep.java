package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline to be written.
 *
 * @param task that was finished, for how long it took
 */
record NewStep(
        StepKind kind,
        @Nullable String node,
        Actor actor,
        @Nullable String outcome,
        @Nullable String reason,
        boolean internal,
        @Nullable String note,
        @Nullable CaseTask task) {

    NewStep {
        String plain = note == null ? "" : PlainText.of(note).strip();
        note = plain.isEmpty() ? null : plain;
    }

    static NewStep of(StepKind kind, Actor actor) {
        return new NewStep(kind, null, actor, null, null, false, null, null);
    }

    static NewStep at(StepKind kind, @Nullable String node, Actor actor) {
        return new NewStep(kind, node, actor, null, null, false, null, null);
    }

    NewStep noting(@Nullable String note, boolean internal) {
        return new NewStep(kind, node, actor, outcome, reason, internal, note, task);
    }

    @Nullable
    Instant openedAt() {
        return task == null ? null : task.openedAt();
    }

    @Nullable
    Instant due() {
        return task == null ? null : task.due();
    }
}
