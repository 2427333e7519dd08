package id.andalan.notice;

import id.andalan.audit.JournalSignal;
import id.andalan.core.Crew;
import id.andalan.database.DatabaseAway;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the couriers walking on every server: one thread for mail, one that gives each waiting address a thread of its own. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class Couriers implements SmartLifecycle, JournalSignal {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final int ADDRESSES_AT_ONCE = 50;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final MailCourier mail;
    private final MailSettings settings;
    private final WebhookCourier webhooks;
    private final Semaphore places = new Semaphore(ADDRESSES_AT_ONCE);
    private final Semaphore bell = new Semaphore(0);
    private final Crew crew = new Crew();

    Couriers(MailCourier mail, MailSettings settings, WebhookCourier webhooks) {
        this.mail = mail;
        this.settings = settings;
        this.webhooks = webhooks;
    }

    @Override
    public void start() {
        crew.begin();
        crew.add("courier-webhooks", () -> walk(this::serveWebhooks));
        if (settings.wanted()) {
            crew.add("courier-mail", () -> walk(this::serveMail));
        }
    }

    private interface Round {
        void go() throws InterruptedException;
    }

    private void walk(Round round) {
        while (crew.isWorking()) {
            try {
                round.go();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                boolean away = DatabaseAway.isCauseOf(e);
                if (!away && crew.isWorking()) {
                    LOG.warn("a courier stumbled: {}", e.toString());
                }
                try {
                    crew.rest(away ? LOOK_AGAIN : AFTER_FAULT);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void serveMail() throws InterruptedException {
        if (mail.round() == 0) {
            crew.rest(LOOK_AGAIN);
        }
    }

    private void serveWebhooks() throws InterruptedException {
        places.acquire();
        Optional<WebhookTable.Turn> turn = Optional.empty();
        try {
            turn = webhooks.claim();
        } finally {
            if (turn.isEmpty()) {
                places.release();
            }
        }
        if (turn.isPresent()) {
            WebhookTable.Turn mine = turn.get();
            Thread.ofVirtual().name("webhook-turn").start(() -> serve(mine));
        } else {
            bell.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
        }
    }

    private void serve(WebhookTable.Turn turn) {
        try {
            webhooks.serve(turn);
        } catch (RuntimeException e) {
            // Killed with the server or the database, it goes out again from where it stood.
            LOG.atLevel(crew.isWorking() && !DatabaseAway.isCauseOf(e) ? Level.WARN : Level.DEBUG)
                    .log("turn of webhook {} ended early: {}", turn.webhook().id(), e.toString());
        } finally {
            places.release();
            bell.release();
        }
    }

    @Override
    public void onSealed() {
        bell.release();
    }

    @Override
    public void stop() {
        crew.end(bell::release);
        try {
            // What is on its way arrives, or comes again later.
            if (places.tryAcquire(ADDRESSES_AT_ONCE, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(ADDRESSES_AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return crew.isWorking();
    }
}
