package id.andalan.audit;

import id.andalan.core.Actor;
import id.andalan.core.LastWrites;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The door of the journal: writes one entry per command, reads the history of a record. */
@Service
@DependsOn(JournalStart.NAME)
public class AuditTrail {
    private final LastWrites last;
    private final JournalTable journal;
    private final Clock clock;
    private final JsonMapper json;

    AuditTrail(LastWrites last, JournalTable journal, Clock clock, JsonMapper json) {
        this.last = last;
        this.journal = journal;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes what happened, in the caller's transaction (there must be one): it stands if and only if the caller's rows stand.
     *
     * @param facts ids, states, figures; never personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String subjectType, Object subjectId, Map<String, ?> facts) {
        last.add(
                """
                insert into audit.entry (at, action, subject_type, subject_id, actor_kind, actor_id, facts)
                values (?, ?, ?, ?, ?, ?::uuid, ?::jsonb)""",
                Timestamp.from(clock.instant()),
                action,
                subjectType,
                subjectId.toString(),
                actor.kind().name(),
                // As text: an untyped null would make the driver prepare the statement anew.
                new SqlParameterValue(
                        Types.VARCHAR, actor.id() == null ? null : actor.id().toString()),
                json.writeValueAsString(facts));
    }

    /** Everything that happened to one record, oldest first. */
    public List<JournalEntry> list(String subjectType, Object subjectId) {
        return journal.ofSubject(subjectType, subjectId.toString());
    }
}
