package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Actor;
import id.andalan.identity.KeyRing;
import id.andalan.identity.KeyRings;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@NoticeTest
class WebhookResealTest {
    private static final String OLD = "an-older-key-of-this-installation-0001";
    private static final String NEW = "the-new-key-of-this-installation-00002";

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookTable table;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aSecretOutlivesTheChangeOfTheKey() {
        Webhooks.WithSecret created =
                webhooks.create(Actor.SYSTEM, new Webhooks.Wish("Uji", "http://127.0.0.1:9/", List.of("test.*")));
        UUID id = created.webhook().id();
        table.setSecret(id, KeyRings.of(OLD).seal(created.secret(), id.toString()));
        KeyRing both = KeyRings.of(NEW + "," + OLD);
        new WebhookReseal(table, both, transaction).run();
        KeyRing.Sealed secret = table.lockSecret(id).orElseThrow();
        assertThat(secret.keyId()).isEqualTo(both.currentKeyId());
        assertThat(KeyRings.of(NEW).open(secret, id.toString())).isEqualTo(created.secret());
        webhooks.delete(Actor.SYSTEM, id);
    }
}
