package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NoticeTest
class WebhooksTest {
    private static final Actor ADMIN = actor(Actor.Role.ADMIN);

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookCourier courier;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private final Receiver receiver = new Receiver();

    private static Actor actor(Actor.Role role) {
        return new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(role), role == Actor.Role.OFFICER ? "dlh" : null);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from notice.webhook").update();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Webhooks.WithSecret create() {
        return webhooks.create(ADMIN, new Webhooks.Wish(" Pusat data ", receiver.url(), List.of("test.*", "test.*")));
    }

    private void turn() {
        courier.claim().ifPresent(courier::serve);
    }

    private boolean signedWith(String secret, Receiver.Call call) {
        return WebhookSignature.sign(
                        secret,
                        call.id(),
                        java.time.Instant.ofEpochSecond(Long.parseLong(call.timestamp())),
                        call.body())
                .equals(call.signature());
    }

    @Test
    void theSecretIsShownOnceAndLiesSealedInTheDatabase() {
        Webhooks.WithSecret created = create();
        assertThat(created.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.webhook().label()).isEqualTo("Pusat data");
        assertThat(created.webhook().patterns()).containsExactly("test.*");
        byte[] stored = jdbc.sql("select secret from notice.webhook")
                .query((row, n) -> row.getBytes(1))
                .single();
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(created.secret().substring(6, 20), "whsec");
        assertThat(webhooks.get(ADMIN, created.webhook().id())).isEqualTo(created.webhook());
    }

    @Test
    void onlyAdministratorsAndKeysForItMayLook() {
        UUID id = create().webhook().id();
        for (Actor.Role role :
                new Actor.Role[] {Actor.Role.OFFICER, Actor.Role.LEADER, Actor.Role.AUDITOR, Actor.Role.RESIDENT}) {
            assertThatThrownBy(() -> webhooks.get(actor(role), id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> webhooks.list(actor(role))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> webhooks.ping(actor(role), id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> webhooks.renewSecret(actor(role), id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> webhooks.delete(actor(role), id)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> webhooks.list(Actor.ANONYMOUS)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.label, '', https://8.8.8.8/, test.*", "webhook.url, Uji, nowhere, test.*",
        "webhook.pattern, Uji, https://8.8.8.8/, account.*", "webhook.pattern, Uji, https://8.8.8.8/, *",
        "webhook.pattern, Uji, https://8.8.8.8/, test.unoffered", "webhook.patterns, Uji, https://8.8.8.8/,"
    })
    void badWishesAreRefused(String code, String label, String url, String pattern) {
        List<String> patterns = pattern == null ? List.of() : List.of(pattern);
        assertThatThrownBy(() -> webhooks.create(ADMIN, new Webhooks.Wish(label, url, patterns)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(webhooks.list(ADMIN)).isEmpty();
    }

    @Test
    void changesOfAnOldVersionAreAConflict() {
        UUID id = create().webhook().id();
        Webhooks.Wish wish = new Webhooks.Wish("Baru", "http://127.0.0.1:9/x", List.of("test.ended"));
        Webhook changed = webhooks.change(ADMIN, id, 1, wish);
        assertThat(changed.label()).isEqualTo("Baru");
        assertThat(changed.version()).isEqualTo(2);
        assertThatThrownBy(() -> webhooks.change(ADMIN, id, 1, wish)).isInstanceOf(Conflict.class);
    }

    @Test
    void thePingArrivesSignedAndStandsInTheLog() {
        Webhooks.WithSecret created = create();
        webhooks.ping(ADMIN, created.webhook().id());
        turn();
        Receiver.Call call = receiver.calls().getFirst();
        assertThat(call.body()).startsWith("{\"type\":\"ping\"");
        assertThat(signedWith(created.secret(), call)).isTrue();
        assertThat(webhooks.deliveries(ADMIN, created.webhook().id(), null, 10))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
                    assertThat(delivery.status()).isEqualTo(204);
                    assertThat(delivery.attempts()).isEqualTo(1);
                });
        webhooks.pause(ADMIN, created.webhook().id());
        assertThatThrownBy(() -> webhooks.ping(ADMIN, created.webhook().id())).isInstanceOf(Refusal.class);
    }

    @Test
    void aRenewedSecretSignsFromThenOn() {
        Webhooks.WithSecret created = create();
        Webhooks.WithSecret renewed =
                webhooks.renewSecret(ADMIN, created.webhook().id());
        webhooks.ping(ADMIN, created.webhook().id());
        turn();
        assertThat(signedWith(renewed.secret(), receiver.calls().getFirst())).isTrue();
        assertThat(signedWith(created.secret(), receiver.calls().getFirst())).isFalse();
    }

    @Test
    void aDeliveryCanBeSentAgainUnderItsId() {
        UUID id = create().webhook().id();
        webhooks.ping(ADMIN, id);
        turn();
        Delivery sent = webhooks.deliveries(ADMIN, id, null, 1).getFirst();
        webhooks.redeliver(ADMIN, id, sent.id());
        turn();
        assertThat(receiver.ids()).containsExactly(sent.event(), sent.event());
        assertThatThrownBy(() -> webhooks.redeliver(ADMIN, id, Ids.next())).isInstanceOf(NotFound.class);
    }

    @Test
    void everyStepStandsInTheJournalWithoutSecretOrPath() {
        UUID id = create().webhook().id();
        webhooks.renewSecret(ADMIN, id);
        webhooks.pause(ADMIN, id);
        webhooks.resume(ADMIN, id);
        webhooks.delete(ADMIN, id);
        List<JournalEntry> entries = trail.list("webhook", id);
        assertThat(entries)
                .extracting(JournalEntry::action)
                .containsExactly(
                        "webhook.created",
                        "webhook.secret-renewed",
                        "webhook.paused",
                        "webhook.resumed",
                        "webhook.deleted");
        assertThat(entries.toString()).doesNotContain("whsec", "/terima");
        assertThatThrownBy(() -> webhooks.get(ADMIN, id)).isInstanceOf(NotFound.class);
    }
}
