package id.andalan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.audit.AuditTrail;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseHands;
import id.andalan.casework.CaseTask;
import id.andalan.casework.Cases;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Persons;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system hears of an application from its filing to its end, in order, and of no person. */
@NoticeTest
class ApplicationWebhooksTest {
    private static final Actor ADMIN = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Role.ADMIN), null);

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookJournal journal;

    @Autowired
    WebhookCourier courier;

    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseDesk desk;

    @Autowired
    Bookings bookings;

    @Autowired
    Persons persons;

    @Autowired
    AuditTrail trail;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from notice.webhook").update();
    }

    private void deliver(String subjectType, UUID subject) {
        transaction.executeWithoutResult(status -> journal.on(trail.list(subjectType, subject)));
        for (var turn = courier.claim(); turn.isPresent(); turn = courier.claim()) {
            courier.serve(turn.get());
        }
    }

    private static String signature(String secret, Receiver.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode body(Receiver.Call call) {
        return json.readTree(call.body());
    }

    @Test
    void anApplicationIsToldFromFiledToEndedInOrderSignedAndWithoutAnybody() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String secret = webhooks.create(ADMIN, new Webhooks.Wish("Uji", receiver.url(), List.of("application.*")))
                    .secret();
            Actor officer = persons.actor(Role.OFFICER, "disnaker");
            Application filed = hands.ak1();
            CaseTask task = hands.task(filed);
            desk.claim(officer, task.id());
            desk.ask(officer, task.id(), "Kapan Anda lulus?");
            applications.answer(Actor.ANONYMOUS, filed, task.id(), Map.of(), "Tahun 2017");
            desk.finish(officer, task.id(), new CaseDesk.Outcome("tolak", "bukan-penduduk", "Maaf, Siti", Map.of(), 3));
            deliver("application", filed.id());

            assertThat(receiver.calls().stream()
                            .map(call -> body(call).path("type").asString()))
                    .containsExactly(
                            "application.filed",
                            "application.asked",
                            "application.answered",
                            "application.done",
                            "application.ended");
            for (Receiver.Call call : receiver.calls()) {
                assertThat(call.signature()).isEqualTo(signature(secret, call));
                assertThat(call.body())
                        .contains(filed.number(), "\"service\":\"ak1\"")
                        .doesNotContain("Siti", "8271034107990002", "Tahun", "lulus", "82.71.01.1001", "+62")
                        .doesNotContain(String.valueOf(officer.id()));
            }
            JsonNode ended = body(receiver.calls().getLast()).path("data");
            assertThat(ended.path("status").asString()).isEqualTo("refused");
            assertThat(ended.path("subject").path("id").asString())
                    .isEqualTo(filed.id().toString());
        }
    }

    @Test
    void whatCannotBeDeliveredHoldsUpOnlyItsOwnRecord() {
        try (Receiver receiver = new Receiver()) {
            webhooks.create(ADMIN, new Webhooks.Wish("Uji", receiver.url(), List.of("application.*")));
            Application one = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
            receiver.answers(500);
            deliver("application", one.id());
            assertThat(receiver.calls()).hasSize(1);
            receiver.answers(204);
            applications.withdraw(Actor.ANONYMOUS, one, "");
            deliver("application", one.id());
            assertThat(receiver.calls())
                    .as("the first waits for its next try, the others for it")
                    .hasSize(1);
            Application other = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
            deliver("application", other.id());
            assertThat(receiver.calls()).hasSize(2);
            jdbc.sql("update notice.delivery set due_at = now() where state = 'WAITING'")
                    .update();
            deliver("application", other.id());
            assertThat(receiver.calls().stream()
                            .skip(2)
                            .map(call -> body(call).path("type").asString()))
                    .containsExactly("application.filed", "application.withdrawn", "application.ended");
        }
    }

    @Test
    void aBookingIsToldWithItsPlaceAndTimesAndTheApplicationThatHoldsIt() {
        try (Receiver receiver = new Receiver()) {
            webhooks.create(ADMIN, new Webhooks.Wish("Uji", receiver.url(), List.of("booking.*")));
            UUID application = Ids.next();
            BookingRequest wish;
            int days = 20;
            do {
                LocalDateTime from = LocalDate.now(ZoneId.of("Asia/Jayapura"))
                        .plusDays(days++)
                        .atTime(10, 0);
                wish = BookingRequest.once("hub-studio", from, from.plusHours(1));
            } while (!bookings.check(wish, application).isFree());
            Bookings.Outcome held = bookings.hold(
                    Actor.SYSTEM, application, wish, java.time.Instant.now().plusSeconds(600));
            assertThat(held.done()).isTrue();
            bookings.release(Actor.SYSTEM, application);
            deliver("booking", held.bookings().getFirst().series());
            assertThat(receiver.calls().stream()
                            .map(call -> body(call).path("type").asString()))
                    .containsExactly("booking.held", "booking.released");
            JsonNode told = body(receiver.calls().getFirst()).path("data");
            assertThat(told.path("place").asString()).isEqualTo("hub-studio");
            assertThat(told.path("holder").asString()).isEqualTo(application.toString());
            assertThat(told.path("subject").path("type").asString()).isEqualTo("booking");
        }
    }

    @Test
    void allEventsOnOfferHaveATextInBothLanguages() {
        var texts = new org.springframework.context.support.ResourceBundleMessageSource();
        texts.setBasenames("messages/desk", "messages/booking", "messages/survey", "messages/report");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        assertThat(webhooks.actions()).contains("application.ended", "booking.offered", "survey.answered");
        webhooks.actions().stream()
                .filter(action -> !action.startsWith("test."))
                .forEach(action -> assertThat(
                                texts.getMessage("webhook.event." + action, null, "", java.util.Locale.of("id")))
                        .as(action)
                        .isNotEmpty());
    }
}
