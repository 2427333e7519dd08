package id.andalan.notice;

import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets old notices and what was delivered long ago. */
@Component
class NoticePurge implements RecurringJob {
    static final Duration NOTICES_KEPT = Duration.ofDays(180);
    static final Duration DELIVERIES_KEPT = Duration.ofDays(30);

    private final NoticeTable notices;
    private final MailTable mails;
    private final DeliveryTable deliveries;
    private final WebhookSettings webhooks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticePurge(
            NoticeTable notices,
            MailTable mails,
            DeliveryTable deliveries,
            WebhookSettings webhooks,
            TransactionTemplate transaction,
            Clock clock) {
        this.notices = notices;
        this.mails = mails;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-purge";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            mails.deleteDoneBefore(now.minus(DELIVERIES_KEPT));
            // A day of grace: an address that is being tried decides itself.
            deliveries.giveUpCreatedBefore(now.minus(webhooks.giveUp()).minus(Duration.ofDays(1)), now);
            deliveries.deleteDoneBefore(now.minus(DELIVERIES_KEPT));
            notices.deleteBefore(now.minus(NOTICES_KEPT));
        });
    }
}
