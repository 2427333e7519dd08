package id.andalan.notice;

import id.andalan.audit.JournalEntry;
import id.andalan.core.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All events that the modules offer. */
@Component
class WebhookCatalog {
    private static final Pattern PATTERN = Pattern.compile("[a-z]+\\.([a-z_-]+|\\*)");
    private static final int MOST_PATTERNS = 50;

    private final ObjectProvider<WebhookEvents> owners;

    WebhookCatalog(ObjectProvider<WebhookEvents> owners) {
        this.owners = owners;
    }

    List<String> actions() {
        return owners.stream()
                .flatMap(owner -> owner.actions().stream())
                .sorted()
                .toList();
    }

    Optional<Map<String, Object>> told(JournalEntry entry) {
        return owners.stream()
                .filter(owner -> owner.actions().contains(entry.action()))
                .findFirst()
                .flatMap(owner -> owner.told(entry));
    }

    /**
     * The patterns in order and without doubles.
     *
     * @throws Refusal {@code webhook.patterns, webhook.pattern} at the field {@code patterns}
     */
    List<String> check(List<String> patterns) {
        if (patterns.isEmpty() || patterns.size() > MOST_PATTERNS) {
            throw Refusal.at("patterns", "webhook.patterns", MOST_PATTERNS);
        }
        List<String> actions = actions();
        for (String pattern : patterns) {
            if (!PATTERN.matcher(pattern).matches()
                    || actions.stream().noneMatch(action -> Webhook.matches(pattern, action))) {
                throw Refusal.at("patterns", "webhook.pattern", pattern);
            }
        }
        return List.copyOf(new TreeSet<>(patterns));
    }
}
