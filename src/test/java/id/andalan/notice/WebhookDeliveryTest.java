package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.Accounts;
import id.andalan.identity.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NoticeTest
class WebhookDeliveryTest {
    private static final Actor ADMIN = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.ADMIN), null);

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookTable table;

    @Autowired
    DeliveryTable deliveries;

    @Autowired
    WebhookJournal journal;

    @Autowired
    WebhookPost post;

    @Autowired
    WebhookSettings settings;

    @Autowired
    WebhookObituary obituary;

    @Autowired
    WebhookCourier courier;

    @Autowired
    MailCourier mail;

    @Autowired
    KeyRing keys;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Couriers> walking = new ArrayList<>();
    private long pos;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from notice.webhook").update();
        pos = System.nanoTime();
    }

    @AfterEach
    void close() {
        walking.forEach(Couriers::stop);
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private Webhooks.WithSecret subscribe(Receiver receiver) {
        return webhooks.create(ADMIN, new Webhooks.Wish("Uji", receiver.url(), List.of("test.*")));
    }

    private JournalEntry entry(String action, Map<String, Object> facts) {
        return entry("T-1", action, facts);
    }

    private JournalEntry entry(String thing, String action, Map<String, Object> facts) {
        return new JournalEntry(
                pos++, 7, Instant.parse("2026-04-14T01:12:00Z"), action, "thing", thing, "ACCOUNT", Ids.next(), facts);
    }

    private void happen(int times) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            entries.add(entry("T-" + (i + 1), "test.happened", Map.of("number", "LT-" + i)));
        }
        journal.on(entries);
    }

    private void walk(WebhookCourier who) {
        Couriers couriers = new Couriers(mail, new MailSettings("", 25, "", "", ""), who);
        walking.add(couriers);
        couriers.start();
    }

    private boolean turn(WebhookCourier who) {
        Optional<WebhookTable.Turn> turn = who.claim();
        turn.ifPresent(who::serve);
        return turn.isPresent();
    }

    /** The same courier at another time. */
    private WebhookCourier in(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new WebhookCourier(table, deliveries, post, settings, obituary, keys, clock);
    }

    private static void until(BooleanSupplier done) {
        Instant end = Instant.now().plusSeconds(60);
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private List<Delivery> log(Webhooks.WithSecret subscription) {
        return webhooks.deliveries(ADMIN, subscription.webhook().id(), null, 1000);
    }

    private Webhook now(Webhooks.WithSecret subscription) {
        return webhooks.get(ADMIN, subscription.webhook().id());
    }

    @Test
    void theReceiverCanCheckWhoSentWhatAndWhen() throws Exception {
        Receiver receiver = receiver();
        String secret = subscribe(receiver).secret();
        happen(1);
        turn(courier);
        Receiver.Call call = receiver.calls().getFirst();
        // What the Standard Webhooks specification tells a receiver to do.
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] expected =
                mac.doFinal((call.id() + "." + call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(call.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.timestamp())))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(call.body())
                .isEqualTo("{\"type\":\"test.happened\",\"timestamp\":\"2026-04-14T01:12:00Z\","
                        + "\"data\":{\"subject\":" + subjectIn(call.body()) + ",\"number\":\"LT-0\"}}");
    }

    /** The order within the subject is free. */
    private static String subjectIn(String body) {
        String one = "{\"type\":\"thing\",\"id\":\"T-1\"}";
        return body.contains(one) ? one : "{\"id\":\"T-1\",\"type\":\"thing\"}";
    }

    @Test
    void onlyWhatIsOfferedAndWantedLeaves() {
        Receiver all = receiver();
        Receiver ends = receiver();
        subscribe(all);
        webhooks.create(ADMIN, new Webhooks.Wish("Uji", ends.url(), List.of("test.ended")));
        journal.on(List.of(
                entry("test.happened", Map.of("number", "1", "name", "Siti", "actor", Ids.next())),
                entry("test.happened", Map.of("number", "2", "internal", true)),
                entry("test.unoffered", Map.of("number", "3")),
                entry("other.happened", Map.of("number", "4")),
                entry("T-5", "test.ended", Map.of("number", "5"))));
        turn(courier);
        turn(courier);
        assertThat(all.calls()).hasSize(2);
        assertThat(all.calls())
                .noneMatch(call -> call.body().contains("Siti") || call.body().contains("actor"));
        assertThat(ends.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"5\""));
    }

    @Test
    void anEntryHeardTwiceIsQueuedOnce() {
        Receiver receiver = receiver();
        subscribe(receiver);
        JournalEntry entry = entry("test.happened", Map.of());
        journal.on(List.of(entry));
        journal.on(List.of(entry));
        turn(courier);
        assertThat(receiver.ids()).containsExactly(entry.pos() + "-" + entry.id());
    }

    @Test
    void deadAndSleepingAddressesDelayNobodyElse() throws Exception {
        Receiver healthy = receiver();
        Receiver asleep = receiver();
        Receiver dead = receiver();
        asleep.sleeps();
        subscribe(asleep);
        Webhooks.WithSecret gone = subscribe(dead);
        dead.close();
        Webhooks.WithSecret good = subscribe(healthy);
        happen(300);
        // One attempt may take longer than this test waits: whoever had to wait for the sleeper would be too late.
        WebhookPost patient = new WebhookPost(
                new WebhookSettings(true, Duration.ofMinutes(2), Duration.ofDays(3)), Clock.systemUTC());
        walk(new WebhookCourier(table, deliveries, patient, settings, obituary, keys, Clock.systemUTC()));
        until(() -> log(good).stream().allMatch(one -> one.state() == Delivery.State.DELIVERED));
        assertThat(healthy.calls()).hasSize(300);
        assertThat(asleep.calls()).as("its own four attempts").hasSize(4);
        until(() -> log(gone).stream().anyMatch(one -> one.status() != null));
        assertThat(log(gone))
                .anyMatch(one -> one.answer() != null && one.answer().contains("refused"));
        patient.destroy();
    }

    @Test
    void anAddressThatSleepsIsLeftAfterTheTimeLimit() {
        Receiver asleep = receiver();
        asleep.sleeps();
        Webhooks.WithSecret subscription = subscribe(asleep);
        happen(1);
        turn(courier);
        assertThat(log(subscription).getFirst().answer()).isEqualTo("timeout");
        assertThat(log(subscription).getFirst().status()).isZero();
        assertThat(log(subscription).getFirst().state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void twoServersDeliverEachEventOnce() {
        Receiver[] all = {receiver(), receiver(), receiver()};
        for (Receiver receiver : all) {
            receiver.answers(exchange -> {
                Thread.sleep(5);
                exchange.sendResponseHeaders(200, -1);
            });
            subscribe(receiver);
        }
        walk(courier);
        walk(courier);
        for (int i = 0; i < 10; i++) {
            happen(20);
        }
        for (Receiver receiver : all) {
            until(() -> receiver.calls().size() >= 200);
            assertThat(receiver.ids()).doesNotHaveDuplicates().hasSize(200);
        }
        until(() -> webhooks.list(ADMIN).stream().allMatch(one -> one.waiting() == 0 && one.delivered() == 200));
        assertThat(new HashSet<>(all[0].ids())).isEqualTo(new HashSet<>(all[1].ids()));
    }

    @Test
    void whatWasSentButNotMarkedGoesOutAgainUnderTheSameId() {
        Receiver receiver = receiver();
        Webhooks.WithSecret subscription = subscribe(receiver);
        happen(1);
        // A server takes the turn, sends, and dies before it can mark.
        WebhookTable.Turn turn = courier.claim().orElseThrow();
        Delivery delivery = log(subscription).getFirst();
        assertThat(post.send(receiver.url(), subscription.secret(), delivery.event(), delivery.body())
                        .arrived())
                .isTrue();
        assertThat(courier.claim()).as("while the turn lasts").isEmpty();
        assertThat(turn(in(WebhookCourier.LEASE.plusSeconds(1)))).isTrue();
        assertThat(receiver.ids()).containsExactly(delivery.event(), delivery.event());
        assertThat(log(subscription).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(table.release(turn)).as("the lost turn ends nothing").isFalse();
    }

    @Test
    void failuresWaitLongerEachTimeAndOneDeliveryTriesTheGround() {
        Receiver receiver = receiver();
        receiver.answers(500);
        Webhooks.WithSecret subscription = subscribe(receiver);
        happen(6);
        turn(courier);
        assertThat(receiver.calls()).as("four at once, then it stops").hasSize(4);
        assertThat(now(subscription).failures()).isEqualTo(4);
        assertThat(now(subscription).resumesAt()).isAfter(Instant.now().plusSeconds(1));
        assertThat(courier.claim()).as("left alone").isEmpty();
        assertThat(log(subscription).stream().filter(one -> one.attempts() == 1))
                .hasSize(4)
                .allMatch(one -> one.dueAt().isAfter(Instant.now().plusSeconds(2)) && one.status() == 500);

        turn(in(Duration.ofMinutes(5)));
        assertThat(receiver.calls()).as("one tries").hasSize(5);
        receiver.answers(200);
        turn(in(Duration.ofMinutes(30)));
        assertThat(receiver.calls()).as("one tries again and arrives").hasSize(6);
        assertThat(now(subscription).failures()).isZero();
        turn(in(Duration.ofMinutes(31)));
        assertThat(log(subscription)).allMatch(one -> one.state() == Delivery.State.DELIVERED);
        assertThat(receiver.calls()).hasSize(11);
    }

    @Test
    void anAddressThatFailsForDaysIsGivenUpAndAdministratorsAreTold() {
        UUID admin = accounts.create(
                Actor.SYSTEM, new Accounts.Official("Admin", "admin-" + Ids.next(), Actor.Role.ADMIN, null));
        Receiver receiver = receiver();
        receiver.answers(404);
        Webhooks.WithSecret subscription = subscribe(receiver);
        happen(4);
        turn(courier);
        turn(in(Duration.ofDays(3).plusHours(1)));
        assertThat(now(subscription).state()).isEqualTo(Webhook.State.DEAD);
        assertThat(trail.list("webhook", subscription.webhook().id()))
                .extracting(JournalEntry::action)
                .endsWith("webhook.died");
        assertThat(notices.list(accounts.get(admin).actor(), null, 1))
                .singleElement()
                .satisfies(notice -> assertThat(notice.textKey()).isEqualTo("webhook.died"));
        int before = receiver.calls().size();
        happen(1);
        assertThat(turn(in(Duration.ofDays(4)))).as("nothing more goes there").isFalse();

        receiver.answers(200);
        webhooks.resume(ADMIN, subscription.webhook().id());
        assertThat(webhooks.redeliverDead(ADMIN, subscription.webhook().id())).isEqualTo(1);
        turn(courier);
        assertThat(receiver.calls()).hasSize(before + 4);
        assertThat(log(subscription)).hasSize(4).allMatch(one -> one.state() == Delivery.State.DELIVERED);
    }

    @Test
    void anAddressThatSaysItIsGoneIsGivenUpAtOnce() {
        Receiver receiver = receiver();
        receiver.answers(410);
        Webhooks.WithSecret subscription = subscribe(receiver);
        happen(1);
        turn(courier);
        assertThat(now(subscription).state()).isEqualTo(Webhook.State.DEAD);
    }

    @Test
    void theReceiverMaySayWhenToComeBack() {
        Receiver receiver = receiver();
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1800");
            exchange.sendResponseHeaders(429, -1);
        });
        Webhooks.WithSecret subscription = subscribe(receiver);
        happen(1);
        turn(courier);
        assertThat(log(subscription).getFirst().dueAt()).isAfter(Instant.now().plusSeconds(1700));
    }
}
