package id.andalan.notice;

import id.andalan.core.RecurringJob;
import id.andalan.identity.KeyRing;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals secrets anew after the encryption key was changed, so that the old key can go. */
@Component
class WebhookReseal implements RecurringJob {
    private final WebhookTable webhooks;
    private final KeyRing keys;
    private final TransactionTemplate transaction;

    WebhookReseal(WebhookTable webhooks, KeyRing keys, TransactionTemplate transaction) {
        this.webhooks = webhooks;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "webhook-reseal";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (UUID id : webhooks.listSealedOtherwise(keys.currentKeyId())) {
            transaction.executeWithoutResult(status -> webhooks.lockSecret(id)
                    .ifPresent(secret ->
                            webhooks.setSecret(id, keys.seal(keys.open(secret, id.toString()), id.toString()))));
        }
    }
}
