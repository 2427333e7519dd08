package id.andalan.notice;

import id.andalan.audit.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owner of some actions of the journal says which of them other systems may hear of, and what of them. What no such bean offers
 * never leaves, whatever a subscription asks for.
 */
public interface WebhookEvents {
    /** The actions on offer, e.g. {@code report.filed}. The text under {@code webhook.event.<action>} explains each. */
    List<String> actions();

    /**
     * The facts that leave with this entry, whose action is one of {@link #actions}: ids, states and figures, never personal data,
     * no account ids.
     *
     * @return empty when this entry is nobody's business, e.g. an internal comment
     */
    Optional<Map<String, Object>> told(JournalEntry entry);
}
