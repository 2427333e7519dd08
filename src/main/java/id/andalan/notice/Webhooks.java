package id.andalan.notice;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.KeyRing;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to webhooks: which other systems are told what. For administrators and keys that may keep webhooks. */
@Service
public class Webhooks {
    /** Most addresses in one city: each is asked at every event. */
    public static final int MOST = 100;

    private static final String SUBJECT = "webhook";
    private static final int LONGEST_LABEL = 100;

    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final WebhookCatalog catalog;
    private final WebhookSettings settings;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    Webhooks(
            WebhookTable table,
            DeliveryTable deliveries,
            WebhookCatalog catalog,
            WebhookSettings settings,
            KeyRing keys,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.catalog = catalog;
        this.settings = settings;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an administrator wants.
     *
     * @param label which system, who looks after it
     * @param url https; http only where private addresses are allowed
     * @param patterns {@code report.filed} or {@code report.*}
     */
    public record Wish(String label, String url, List<String> patterns) {}

    /** A webhook with its secret, which is shown this once. */
    public record WithSecret(Webhook webhook, String secret) {}

    /** An address and how its deliveries stand. */
    public record Standing(Webhook webhook, int waiting, int delivered, int dead) {}

    /** The actions that can be asked for. */
    public List<String> actions() {
        return catalog.actions();
    }

    public List<Standing> list(Actor actor) {
        requireKeeper(actor);
        Map<UUID, DeliveryTable.Counts> counts = deliveries.counts();
        return table.list().stream()
                .map(webhook -> {
                    DeliveryTable.Counts count = counts.getOrDefault(webhook.id(), DeliveryTable.Counts.NONE);
                    return new Standing(webhook, count.waiting(), count.delivered(), count.dead());
                })
                .toList();
    }

    public Webhook get(Actor actor, UUID id) {
        requireKeeper(actor);
        return table.find(id).orElseThrow(() -> new NotFound(SUBJECT));
    }

    /** The log of an address, newest first; {@code before} null for the first page. */
    public List<Delivery> deliveries(Actor actor, UUID id, @Nullable UUID before, int most) {
        return deliveries.list(get(actor, id).id(), before, most);
    }

    /**
     * Starts telling an address what happens from now on.
     *
     * @throws Refusal {@code webhook.label, webhook.url…, webhook.pattern…, webhook.toomany}
     */
    @Transactional
    public WithSecret create(Actor actor, Wish wish) {
        requireKeeper(actor);
        Wish clean = clean(wish);
        if (table.list().size() >= MOST) {
            throw new Refusal("webhook.toomany", MOST);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Webhook webhook = new Webhook(
                Ids.next(), clean.label(), clean.url(), clean.patterns(), Webhook.State.ACTIVE, now, 1, 0, null, now);
        String secret = WebhookSignature.newSecret();
        table.insert(webhook, keys.seal(secret, webhook.id().toString()));
        audit.record(actor, "webhook.created", SUBJECT, webhook.id(), facts(clean));
        return new WithSecret(webhook, secret);
    }

    @Transactional
    public Webhook change(Actor actor, UUID id, int version, Wish wish) {
        Webhook before = get(actor, id);
        Wish clean = clean(wish);
        if (!table.update(before.id(), version, clean.label(), clean.url(), clean.patterns())) {
            throw new Conflict("webhook.changed");
        }
        audit.record(actor, "webhook.changed", SUBJECT, id, facts(clean));
        return get(actor, id);
    }

    private Wish clean(Wish wish) {
        String label = wish.label().strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw Refusal.at("label", "webhook.label", LONGEST_LABEL);
        }
        return new Wish(label, WebhookUrl.check(wish.url(), settings.allowPrivate()), catalog.check(wish.patterns()));
    }

    /** The host only: a path may hold a token of the receiver. */
    private static Map<String, Object> facts(Wish wish) {
        return Map.of("host", URI.create(wish.url()).getHost(), "patterns", wish.patterns());
    }

    /** A new secret; the old one ends at once. */
    @Transactional
    public WithSecret renewSecret(Actor actor, UUID id) {
        get(actor, id);
        String secret = WebhookSignature.newSecret();
        table.setSecret(id, keys.seal(secret, id.toString()));
        audit.record(actor, "webhook.secret-renewed", SUBJECT, id, Map.of());
        return new WithSecret(get(actor, id), secret);
    }

    /** Nothing is sent and nothing more is queued until it is switched on again. */
    @Transactional
    public Webhook pause(Actor actor, UUID id) {
        return switchTo(actor, id, Webhook.State.PAUSED, "webhook.paused");
    }

    /** Switches a paused or dead address on; what still waits goes out at once. */
    @Transactional
    public Webhook resume(Actor actor, UUID id) {
        Webhook webhook = switchTo(actor, id, Webhook.State.ACTIVE, "webhook.resumed");
        deliveries.hurry(id, clock.instant());
        return webhook;
    }

    private Webhook switchTo(Actor actor, UUID id, Webhook.State state, String action) {
        get(actor, id);
        table.setState(id, state, clock.instant());
        audit.record(actor, action, SUBJECT, id, Map.of());
        return get(actor, id);
    }

    @Transactional
    public void delete(Actor actor, UUID id) {
        get(actor, id);
        table.delete(id);
        audit.record(actor, "webhook.deleted", SUBJECT, id, Map.of());
    }

    /** Sends a test event of type {@code ping}; its outcome stands in the log. */
    @Transactional
    public void ping(Actor actor, UUID id) {
        Webhook webhook = get(actor, id);
        if (webhook.state() != Webhook.State.ACTIVE) {
            throw new Refusal("webhook.ping.off");
        }
        Instant now = clock.instant();
        String body = "{\"type\":\"ping\",\"timestamp\":\"" + now + "\",\"data\":{}}";
        deliveries.insert(List.of(new DeliveryTable.New(id, null, "ping-" + Ids.next(), "ping", body)), now);
        // The button means now, even where failures had made us wait.
        table.setState(id, Webhook.State.ACTIVE, now);
        audit.record(actor, "webhook.pinged", SUBJECT, id, Map.of());
    }

    /** Sends one delivery of the log again, under the same event id. */
    @Transactional
    public void redeliver(Actor actor, UUID id, UUID delivery) {
        get(actor, id);
        if (!deliveries.revive(id, delivery, clock.instant())) {
            throw new NotFound("delivery");
        }
        audit.record(actor, "webhook.redelivered", SUBJECT, id, Map.of("delivery", delivery));
    }

    /** Tries everything again that was given up; how much that is. */
    @Transactional
    public int redeliverDead(Actor actor, UUID id) {
        get(actor, id);
        int revived = deliveries.reviveDead(id, clock.instant());
        audit.record(actor, "webhook.redelivered", SUBJECT, id, Map.of("deliveries", revived));
        return revived;
    }

    /** Keys come here only with the scope for it; see the table of doors. */
    private static void requireKeeper(Actor actor) {
        if (actor.kind() != Actor.Kind.API_KEY && actor.kind() != Actor.Kind.SYSTEM && !actor.is(Role.ADMIN)) {
            throw new NotFound(SUBJECT);
        }
    }
}
