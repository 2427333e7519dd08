package id.andalan.notice;

import id.andalan.identity.KeyRing;
import id.andalan.notice.WebhookPost.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Serves one address at a time: sends what is due for it, a few at once, and marks each. An address that fails is left alone for a
 * while, longer each time, and given up after days. If this server dies between sending and marking, the event goes out again under
 * the same id.
 */
@Component
class WebhookCourier {
    /** Longer than a turn can last, so that two servers meet at one address only when one of them hangs. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final int FAILURES_TO_PAUSE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final int MOST_PER_TURN = 200;
    private static final int AT_ONCE = 4;

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final WebhookPost post;
    private final WebhookSettings settings;
    private final WebhookObituary obituary;
    private final KeyRing keys;
    private final Clock clock;

    WebhookCourier(
            WebhookTable webhooks,
            DeliveryTable deliveries,
            WebhookPost post,
            WebhookSettings settings,
            WebhookObituary obituary,
            KeyRing keys,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.post = post;
        this.settings = settings;
        this.obituary = obituary;
        this.keys = keys;
        this.clock = clock;
    }

    /** The next address that has something due, for this worker alone. */
    Optional<WebhookTable.Turn> claim() {
        return webhooks.claim(clock.instant(), LEASE);
    }

    /** Works a turn to its end. */
    void serve(WebhookTable.Turn turn) {
        try {
            Webhook webhook = turn.webhook();
            String secret = keys.open(turn.secret(), webhook.id().toString());
            // After failures one delivery tries the ground.
            int most = webhook.failures() >= FAILURES_TO_PAUSE ? 1 : MOST_PER_TURN;
            List<Delivery> due = deliveries.listDue(webhook.id(), clock.instant(), most);
            Instant end = clock.instant().plus(LONGEST_TURN);
            boolean going = true;
            for (int i = 0; going && i < due.size() && clock.instant().isBefore(end); i += AT_ONCE) {
                going = sendAll(webhook, secret, due.subList(i, Math.min(i + AT_ONCE, due.size())));
            }
        } finally {
            webhooks.release(turn);
        }
    }

    /** Sends them side by side; false when one failed, so that the rest waits. */
    private boolean sendAll(Webhook webhook, String secret, List<Delivery> together) {
        Instant now = clock.instant();
        deliveries.begin(together.stream()
                .collect(Collectors.toMap(
                        Delivery::id,
                        one -> now.plus(Backoff.after(one.attempts() + 1, ThreadLocalRandom.current())))));
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (Delivery delivery : together) {
            FutureTask<Boolean> task = new FutureTask<>(() -> send(webhook, secret, delivery));
            tasks.add(task);
            Thread.ofVirtual().name("webhook-send").start(task);
        }
        boolean all = true;
        for (FutureTask<Boolean> task : tasks) {
            try {
                all &= task.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an attempt was not written down", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return all;
    }

    private boolean send(Webhook webhook, String secret, Delivery delivery) {
        Attempt attempt = post.send(webhook.url(), secret, delivery.event(), delivery.body());
        Instant now = clock.instant();
        if (attempt.arrived()) {
            deliveries.arrived(delivery.id(), attempt, now);
            webhooks.succeeded(webhook.id());
            return true;
        }
        if (delivery.createdAt().plus(settings.giveUp()).isBefore(now)) {
            deliveries.gaveUp(delivery.id(), attempt, now);
        } else {
            deliveries.failed(
                    delivery.id(), attempt, attempt.retryAfter() == null ? now : now.plus(attempt.retryAfter()));
        }
        webhooks.failed(webhook.id(), now).ifPresent(failed -> afterFailure(failed, attempt, now));
        return false;
    }

    private void afterFailure(Webhook webhook, Attempt attempt, Instant now) {
        LOG.info(
                "webhook {} failed {} times in a row: {} {}",
                webhook.id(),
                webhook.failures(),
                attempt.status(),
                attempt.answer());
        boolean tooLong = webhook.failingSince() != null
                && webhook.failures() >= FAILURES_TO_PAUSE
                && webhook.failingSince().plus(settings.giveUp()).isBefore(now);
        if (attempt.gone() || tooLong) {
            obituary.write(webhook);
        } else if (webhook.failures() >= FAILURES_TO_PAUSE) {
            int step = webhook.failures() - FAILURES_TO_PAUSE + 1;
            Duration pause = Backoff.after(step, ThreadLocalRandom.current());
            boolean asked = attempt.retryAfter() != null && attempt.retryAfter().compareTo(pause) > 0;
            webhooks.leaveAlone(webhook.id(), now.plus(asked ? attempt.retryAfter() : pause));
        }
    }
}
