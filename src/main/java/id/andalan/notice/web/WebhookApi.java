package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.web.JsonRequest;
import id.andalan.notice.Delivery;
import id.andalan.notice.Webhook;
import id.andalan.notice.Webhooks;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API of webhooks, for keys with the scope {@code webhooks:keep}. */
@RestController
@RequestMapping(path = "/api/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookApi {
    private static final int PER_PAGE = 100;

    private final Webhooks webhooks;
    private final Idempotency idempotency;
    private final JsonRequest requests;
    private final JsonMapper json;

    WebhookApi(Webhooks webhooks, Idempotency idempotency, JsonRequest requests, JsonMapper json) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
        this.requests = requests;
        this.json = json;
    }

    record WishRequest(
            @Nullable String label,
            @Nullable String url,
            @Nullable List<String> patterns,
            @Nullable Integer version) {
        Webhooks.Wish wish() {
            return new Webhooks.Wish(
                    label == null ? "" : label, url == null ? "" : url, patterns == null ? List.of() : patterns);
        }
    }

    /** A webhook as the API shows it. */
    record Shown(
            UUID id,
            String label,
            String url,
            List<String> patterns,
            String state,
            int version,
            int failures,
            @Nullable Instant failingSince,
            Instant createdAt) {
        static Shown of(Webhook webhook) {
            return new Shown(
                    webhook.id(),
                    webhook.label(),
                    webhook.url(),
                    webhook.patterns(),
                    webhook.state().name().toLowerCase(java.util.Locale.ROOT),
                    webhook.version(),
                    webhook.failures(),
                    webhook.failingSince(),
                    webhook.createdAt());
        }
    }

    /** A webhook with its secret, which no later answer shows again. */
    record Created(Shown webhook, @Nullable String secret) {}

    @GetMapping
    List<Shown> list(Actor actor) {
        return webhooks.list(actor).stream().map(one -> Shown.of(one.webhook())).toList();
    }

    /** The actions that can be asked for. */
    @GetMapping("/events")
    List<String> events() {
        return webhooks.actions();
    }

    @GetMapping("/{webhook}")
    Shown get(Actor actor, @PathVariable UUID webhook) {
        return Shown.of(webhooks.get(actor, webhook));
    }

    /** A repeated request gets the same webhook, without the secret: that is stored nowhere in the clear. */
    @PostMapping
    ResponseEntity<Created> create(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        WishRequest request = requests.read(body, WishRequest.class);
        return withSecret(201, actor, key, body, () -> webhooks.create(actor, request.wish()));
    }

    @PutMapping("/{webhook}")
    Shown change(Actor actor, @PathVariable UUID webhook, @RequestBody byte[] body) {
        WishRequest request = requests.read(body, WishRequest.class);
        int version = request.version == null ? webhooks.get(actor, webhook).version() : request.version;
        return Shown.of(webhooks.change(actor, webhook, version, request.wish()));
    }

    @DeleteMapping("/{webhook}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID webhook) {
        webhooks.delete(actor, webhook);
        return ResponseEntity.noContent().build();
    }

    /** A repeated request gets the webhook without the secret, as when it was made. */
    @PostMapping("/{webhook}/secret")
    ResponseEntity<Created> renewSecret(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable UUID webhook) {
        return withSecret(200, actor, key, request("secret", webhook), () -> webhooks.renewSecret(actor, webhook));
    }

    @PostMapping("/{webhook}/ping")
    ResponseEntity<Void> ping(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable UUID webhook) {
        return accepted(actor, key, request("ping", webhook), () -> webhooks.ping(actor, webhook));
    }

    @PostMapping("/{webhook}/pause")
    Shown pause(Actor actor, @PathVariable UUID webhook) {
        return Shown.of(webhooks.pause(actor, webhook));
    }

    @PostMapping("/{webhook}/resume")
    Shown resume(Actor actor, @PathVariable UUID webhook) {
        return Shown.of(webhooks.resume(actor, webhook));
    }

    /** The log, newest first; go on with {@code before} = the last id. */
    @GetMapping("/{webhook}/deliveries")
    List<Delivery> deliveries(
            Actor actor, @PathVariable UUID webhook, @RequestParam(required = false) @Nullable UUID before) {
        return webhooks.deliveries(actor, webhook, before, PER_PAGE);
    }

    @PostMapping("/{webhook}/deliveries/{delivery}/redeliver")
    ResponseEntity<Void> redeliver(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable UUID webhook,
            @PathVariable UUID delivery) {
        return accepted(
                actor,
                key,
                request("redeliver", webhook, delivery),
                () -> webhooks.redeliver(actor, webhook, delivery));
    }

    private static byte[] request(Object... parts) {
        return Idempotency.request(Arrays.stream(parts).map(Object::toString).toArray(String[]::new));
    }

    private Idempotency.Answer once(
            Actor actor, @Nullable String key, byte[] request, Supplier<Idempotency.Answer> command) {
        return idempotency.run(key, "webhooks:" + actor.id(), request, command);
    }

    // Whether it is this very answer that was stored, not one that reads the same.
    @SuppressWarnings("ReferenceEquality")
    private ResponseEntity<Created> withSecret(
            int status, Actor actor, @Nullable String key, byte[] request, Supplier<Webhooks.WithSecret> work) {
        AtomicReference<Idempotency.Answer> own = new AtomicReference<>();
        AtomicReference<String> secret = new AtomicReference<>();
        Idempotency.Answer answer = once(actor, key, request, () -> {
            Webhooks.WithSecret made = work.get();
            secret.set(made.secret());
            own.set(new Idempotency.Answer(status, json.writeValueAsString(Shown.of(made.webhook()))));
            return own.get();
        });
        // A repeated command is run and rolled back before its first answer is found: its secret opens nothing.
        boolean first = answer == own.get();
        Shown shown = json.readValue(answer.body(), Shown.class);
        return ResponseEntity.status(answer.status())
                .header("Location", "/api/v1/webhooks/" + shown.id())
                .header("Cache-Control", "no-store")
                .body(new Created(shown, first ? secret.get() : null));
    }

    private ResponseEntity<Void> accepted(Actor actor, @Nullable String key, byte[] request, Runnable work) {
        once(actor, key, request, () -> {
            work.run();
            return new Idempotency.Answer(202, "");
        });
        return ResponseEntity.accepted().build();
    }
}
