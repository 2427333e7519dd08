package id.andalan.notice;

import id.andalan.audit.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Offers two actions of the tests; what is marked internal stays here, and of the rest only the number leaves. */
@Component
class TestEvents implements WebhookEvents {
    @Override
    public List<String> actions() {
        return List.of("test.happened", "test.ended");
    }

    @Override
    public Optional<Map<String, Object>> told(JournalEntry entry) {
        return "true".equals(entry.fact("internal"))
                ? Optional.empty()
                : Optional.of(Map.of("number", entry.facts().getOrDefault("number", "")));
    }
}
