package id.andalan.casework;

import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.notice.Notices;
import id.andalan.notice.Notices.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells applicants who wait for a place that it is offered to them and until when, and that an offer has run out. What a draft holds or
 * a keeper books belongs to no application and is told to nobody.
 */
@Component
class BookingNotices implements JournalListener {
    private static final String OFFERED = "booking.offered";
    private static final String LAPSED = "booking.lapsed";

    private final CaseNoticeQuery query;
    private final Notices notices;
    private final ApplicationLinks links;

    BookingNotices(CaseNoticeQuery query, Notices notices, ApplicationLinks links) {
        this.query = query;
        this.notices = notices;
        this.links = links;
    }

    @Override
    public String name() {
        return "casework-booking-notices";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        List<JournalEntry> mine = entries.stream()
                .filter(entry -> entry.action().equals(OFFERED)
                        || (entry.action().equals(LAPSED) && "offered".equals(entry.fact("kind"))))
                .filter(entry -> entry.fact("subject") != null)
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        Set<UUID> ids = new LinkedHashSet<>();
        mine.forEach(entry -> ids.add(subject(entry)));
        Map<UUID, CaseNoticeQuery.Concerned> concerned = query.concerned(ids);
        List<Message> messages = new ArrayList<>();
        for (JournalEntry entry : mine) {
            CaseNoticeQuery.Concerned found = concerned.get(subject(entry));
            if (found != null && entry.action().equals(OFFERED)) {
                Instant until = Instant.parse(String.valueOf(entry.fact("until")));
                messages.addAll(CaseNotices.toApplicant(links, found, "offered", List.of(found.number(), until)));
            } else if (found != null) {
                messages.addAll(CaseNotices.toApplicant(links, found, "offer.over", List.of(found.number())));
            }
        }
        notices.tell(messages);
    }

    private static UUID subject(JournalEntry entry) {
        return UUID.fromString(String.valueOf(entry.fact("subject")));
    }
}
