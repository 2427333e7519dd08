package id.andalan.notice;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Accounts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives up an address and tells the administrators, who can switch it on again. */
@Component
class WebhookObituary {
    private final WebhookTable webhooks;
    private final Notices notices;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    WebhookObituary(
            WebhookTable webhooks,
            Notices notices,
            Accounts accounts,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.webhooks = webhooks;
        this.notices = notices;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    void write(Webhook webhook) {
        transaction.executeWithoutResult(status -> {
            if (webhooks.die(webhook.id())) {
                audit.record(
                        Actor.SYSTEM, "webhook.died", "webhook", webhook.id(), Map.of("failures", webhook.failures()));
                notices.tell(accounts.listActive(Role.ADMIN, null).stream()
                        .map(admin -> new Notices.Message(
                                Recipient.account(admin.id()),
                                "webhook.died",
                                List.of(webhook.label()),
                                "/admin/webhook/" + webhook.id()))
                        .toList());
            }
        });
    }
}
