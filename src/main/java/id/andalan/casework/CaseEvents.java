package id.andalan.casework;

import id.andalan.audit.JournalEntry;
import id.andalan.notice.WebhookEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What other systems may hear of applications: how far one has come, never of whom, never what was written. Which official has it, who
 * looked at it and internal remarks stay here; so does the ward, by which somebody could guess whose legal aid it is.
 */
@Component
class CaseEvents implements WebhookEvents {
    static final String ENDED = "application.ended";

    private static final List<String> ACTIONS = Stream.concat(
                    Stream.of(
                                    StepKind.FILED,
                                    StepKind.DONE,
                                    StepKind.ASKED,
                                    StepKind.ANSWERED,
                                    StepKind.RESUMED,
                                    StepKind.PAID,
                                    StepKind.ISSUED,
                                    StepKind.REVOKED,
                                    StepKind.TIMED,
                                    StepKind.ESCALATED,
                                    StepKind.APPEALED,
                                    StepKind.TAKEN_OVER,
                                    StepKind.WITHDRAWN,
                                    StepKind.LAPSED)
                            .map(StepKind::action),
                    Stream.of(ENDED))
            .toList();
    private static final Set<String> TOLD =
            Set.of("number", "service", "serviceVersion", "agency", "status", "version", "node");
    /** With the others the journal keeps an official's id or a moment under this name. */
    private static final Set<String> WITH_OUTCOME = Set.of(StepKind.DONE.action());

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public Optional<Map<String, Object>> told(JournalEntry entry) {
        if (!entry.subjectType().equals(Application.SUBJECT)) {
            return Optional.empty();
        }
        Map<String, Object> told = new HashMap<>(entry.facts());
        told.keySet().retainAll(TOLD);
        String outcome = entry.fact("outcome");
        if (outcome != null && WITH_OUTCOME.contains(entry.action())) {
            told.put("outcome", outcome);
        }
        return Optional.of(told);
    }
}
