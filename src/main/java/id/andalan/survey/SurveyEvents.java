package id.andalan.survey;

import id.andalan.audit.JournalEntry;
import id.andalan.notice.WebhookEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What other systems may hear of the survey: that there is something new to count. Neither scores nor words: one answer is one person. */
@Component
class SurveyEvents implements WebhookEvents {
    private static final List<String> ACTIONS = List.of(
            "survey.answered",
            "survey.changed",
            "survey.entered",
            "survey.comment_released",
            "survey.follow_up_planned",
            "survey.follow_up_done");
    private static final Set<String> TOLD = Set.of("service", "agency", "element", "channel", "due");

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public Optional<Map<String, Object>> told(JournalEntry entry) {
        Map<String, Object> told = new HashMap<>(entry.facts());
        told.keySet().retainAll(TOLD);
        return Optional.of(told);
    }
}
