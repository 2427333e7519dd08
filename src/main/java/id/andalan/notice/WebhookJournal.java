package id.andalan.notice;

import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hears the journal and queues each event for the addresses that want it. The event's id is its place in the journal. */
@Component
class WebhookJournal implements JournalListener {
    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final WebhookCatalog catalog;
    private final JsonMapper json;
    private final Clock clock;

    WebhookJournal(
            WebhookTable webhooks, DeliveryTable deliveries, WebhookCatalog catalog, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.catalog = catalog;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void on(List<JournalEntry> entries) {
        List<Webhook> active = webhooks.listActive();
        if (active.isEmpty()) {
            return;
        }
        List<DeliveryTable.New> queued = new ArrayList<>();
        for (JournalEntry entry : entries) {
            List<Webhook> wanting = active.stream()
                    .filter(webhook -> webhook.wants(entry.action()))
                    .toList();
            Optional<Map<String, Object>> told = wanting.isEmpty() ? Optional.empty() : catalog.told(entry);
            if (told.isPresent()) {
                String event = entry.pos() + "-" + entry.id();
                String record = entry.subjectType() + ":" + entry.subjectId();
                String body = body(entry.action(), entry.at(), subject(entry), told.get());
                wanting.forEach(webhook ->
                        queued.add(new DeliveryTable.New(webhook.id(), record, event, entry.action(), body)));
            }
        }
        if (!queued.isEmpty()) {
            deliveries.insert(queued, clock.instant());
        }
    }

    private static Map<String, Object> subject(JournalEntry entry) {
        return Map.of("type", entry.subjectType(), "id", entry.subjectId());
    }

    /** As the Standard Webhooks specification lays it out: type, timestamp, data. */
    String body(String action, Instant at, Map<String, Object> subject, Map<String, Object> facts) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subject", subject);
        data.putAll(facts);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", action);
        body.put("timestamp", at.toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
