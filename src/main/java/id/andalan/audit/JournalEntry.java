package id.andalan.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param pos place of its transaction in the journal; entries of one transaction share it and stand in order of {@code id}
 * @param action what, as {@code module.verb}, e.g. {@code report.filed}
 * @param subjectType kind of record, e.g. {@code report}
 * @param subjectId the record's id, as text
 * @param facts ids, states and figures of the event; never personal data, since the journal cannot forget
 */
public record JournalEntry(
        long pos,
        long id,
        Instant at,
        String action,
        String subjectType,
        String subjectId,
        String actorKind,
        @Nullable UUID actorId,
        Map<String, Object> facts) {

    /** A fact as text; null when the event does not have it. */
    public @Nullable String fact(String name) {
        Object value = facts.get(name);
        return value == null ? null : value.toString();
    }
}
