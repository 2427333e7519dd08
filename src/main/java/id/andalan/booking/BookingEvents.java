package id.andalan.booking;

import id.andalan.audit.JournalEntry;
import id.andalan.notice.WebhookEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What other systems may hear of the calendar: which place, when, and what became of it; never for whom. Holds are told too, so that a
 * screen at the door shows the same as the calendar.
 */
@Component
class BookingEvents implements WebhookEvents {
    private static final List<String> ACTIONS = List.of(
            "booking.held",
            "booking.reserved",
            "booking.moved",
            "booking.released",
            "booking.blocked",
            "booking.queued",
            "booking.left",
            "booking.offered",
            "booking.accepted",
            "booking.lapsed");
    private static final Set<String> TOLD =
            Set.of("booking", "place", "kind", "from", "to", "fromBefore", "occurrences", "until");

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public Optional<Map<String, Object>> told(JournalEntry entry) {
        Map<String, Object> told = new HashMap<>(entry.facts());
        told.keySet().retainAll(TOLD);
        String holder = entry.fact("subject");
        if (holder != null) {
            // The application's id, by which application.* can be put beside it.
            told.put("holder", holder);
        }
        return Optional.of(told);
    }
}
