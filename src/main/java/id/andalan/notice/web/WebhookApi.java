package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.web.ApiCommand;
import id.andalan.notice.Delivery;
import id.andalan.notice.Webhook;
import id.andalan.notice.Webhooks;
import java.time.Instant;
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
    private final JsonMapper json;

    WebhookApi(Webhooks webhooks, JsonMapper json) {
        this.webhooks = webhooks;
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
    ResponseEntity<Created> create(Actor actor, ApiCommand command) {
        WishRequest request = command.read(WishRequest.class);
        return withSecret(201, actor, command, () -> webhooks.create(actor, request.wish()), "create");
    }

    @PutMapping("/{webhook}")
    ResponseEntity<String> change(Actor actor, @PathVariable UUID webhook, ApiCommand command) {
        WishRequest request = command.read(WishRequest.class);
        return shown(actor, command, "change", webhook, () -> {
            int version = request.version == null ? webhooks.get(actor, webhook).version() : request.version;
            return webhooks.change(actor, webhook, version, request.wish());
        });
    }

    @DeleteMapping("/{webhook}")
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID webhook, ApiCommand command) {
        return quiet(204, actor, command, () -> webhooks.delete(actor, webhook), "delete", webhook.toString());
    }

    /** A repeated request gets the webhook without the secret, as when it was made. */
    @PostMapping("/{webhook}/secret")
    ResponseEntity<Created> renewSecret(Actor actor, ApiCommand command, @PathVariable UUID webhook) {
        return withSecret(
                200, actor, command, () -> webhooks.renewSecret(actor, webhook), "secret", webhook.toString());
    }

    @PostMapping("/{webhook}/ping")
    ResponseEntity<Void> ping(Actor actor, ApiCommand command, @PathVariable UUID webhook) {
        return quiet(202, actor, command, () -> webhooks.ping(actor, webhook), "ping", webhook.toString());
    }

    @PostMapping("/{webhook}/pause")
    ResponseEntity<String> pause(Actor actor, @PathVariable UUID webhook, ApiCommand command) {
        return shown(actor, command, "pause", webhook, () -> webhooks.pause(actor, webhook));
    }

    @PostMapping("/{webhook}/resume")
    ResponseEntity<String> resume(Actor actor, @PathVariable UUID webhook, ApiCommand command) {
        return shown(actor, command, "resume", webhook, () -> webhooks.resume(actor, webhook));
    }

    /** The log, newest first; go on with {@code before} = the last id. */
    @GetMapping("/{webhook}/deliveries")
    List<Delivery> deliveries(
            Actor actor, @PathVariable UUID webhook, @RequestParam(required = false) @Nullable UUID before) {
        return webhooks.deliveries(actor, webhook, before, PER_PAGE);
    }

    @PostMapping("/{webhook}/deliveries/{delivery}/redeliver")
    ResponseEntity<Void> redeliver(
            Actor actor, ApiCommand command, @PathVariable UUID webhook, @PathVariable UUID delivery) {
        return quiet(
                202,
                actor,
                command,
                () -> webhooks.redeliver(actor, webhook, delivery),
                "redeliver",
                webhook.toString(),
                delivery.toString());
    }

    // Whether it is this very answer that was stored, not one that reads the same.
    @SuppressWarnings("ReferenceEquality")
    private ResponseEntity<Created> withSecret(
            int status, Actor actor, ApiCommand command, Supplier<Webhooks.WithSecret> work, String... what) {
        AtomicReference<Idempotency.Answer> own = new AtomicReference<>();
        AtomicReference<String> secret = new AtomicReference<>();
        Idempotency.Answer answer = command.once(
                actor,
                () -> {
                    Webhooks.WithSecret made = work.get();
                    secret.set(made.secret());
                    own.set(command.answer(status, Shown.of(made.webhook())));
                    return own.get();
                },
                what);
        // A repeated command is run and rolled back before its first answer is found: its secret opens nothing.
        boolean first = answer == own.get();
        Shown shown = json.readValue(answer.body(), Shown.class);
        return ResponseEntity.status(answer.status())
                .header("Location", "/api/v1/webhooks/" + shown.id())
                .header("Cache-Control", "no-store")
                .body(new Created(shown, first ? secret.get() : null));
    }

    private static ResponseEntity<String> shown(
            Actor actor, ApiCommand command, String what, UUID webhook, Supplier<Webhook> work) {
        return command.run(actor, () -> Shown.of(work.get()), what, webhook.toString());
    }

    /** Answers with nothing but the status. */
    private static ResponseEntity<Void> quiet(
            int status, Actor actor, ApiCommand command, Runnable work, String... what) {
        command.once(
                actor,
                () -> {
                    work.run();
                    return new Idempotency.Answer(status, "");
                },
                what);
        return ResponseEntity.status(status).build();
    }
}
