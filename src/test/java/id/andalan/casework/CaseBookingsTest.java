package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.booking.Booking;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.RecurringJob;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.identity.Persons;
import id.andalan.notice.Notice;
import id.andalan.notice.Notices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Two applicants wait for the studio of the Creative Hub, which somebody else has. */
@AndalanTest
class CaseBookingsTest {
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private static final AtomicInteger DAYS = new AtomicInteger(4);

    @Autowired
    Applications applications;

    @Autowired
    CaseBookings waits;

    @Autowired
    Bookings bookings;

    @Autowired
    BookingNotices listener;

    @Autowired
    CaseHands hands;

    @Autowired
    Persons persons;

    @Autowired
    ApplicationLinks links;

    @Autowired
    Notices notices;

    @Autowired
    AuditTrail trail;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    MockMvcTester browser;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private LocalDateTime from = LocalDateTime.MIN;
    private UUID holder = Ids.next();

    @BeforeEach
    void theTimeIsTaken() {
        // A day of its own on which the studio is open.
        do {
            from = LocalDate.now(WIT).plusDays(DAYS.getAndIncrement()).atTime(13, 0);
        } while (!bookings.check(wish(), Ids.next()).isFree());
        holder = Ids.next();
        assertThat(bookings.hold(Actor.SYSTEM, holder, wish(), Instant.now().plusSeconds(600))
                        .done())
                .isTrue();
    }

    private BookingRequest wish() {
        return BookingRequest.once("hub-studio", from, from.plusHours(2));
    }

    private Map<String, Object> answers(boolean wait) {
        Map<String, Object> booking = new LinkedHashMap<>();
        booking.put("place", "hub-studio");
        booking.put("from", from.toString());
        booking.put("to", from.plusHours(2).toString());
        if (wait) {
            booking.put("wait", true);
        }
        return Cases.studio(booking);
    }

    private Application file() {
        return applications.submit(Actor.ANONYMOUS, Cases.of("creative-hub", answers(true)));
    }

    private void work() {
        jobs.stream().filter(job -> job.name().equals("booking-waiting")).forEach(RecurringJob::run);
    }

    private void free() {
        bookings.release(Actor.SYSTEM, holder);
        work();
    }

    private CaseBookings.Wait wait(Application application) {
        return waits.waiting(application).orElseThrow();
    }

    private List<String> told(Application application) {
        List<Booking> all = bookings.list(application.id());
        transaction.executeWithoutResult(
                status -> all.forEach(booking -> listener.on(trail.list("booking", booking.series()))));
        return notices.listOfLink(application.id(), 20).stream()
                .map(Notice::textKey)
                .toList();
    }

    private String look(Application application) throws Exception {
        return browser.get()
                .uri(links.path(application))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutTheWishToWaitATakenTimeIsRefused() {
        assertThatThrownBy(() -> applications.submit(Actor.ANONYMOUS, Cases.of("creative-hub", answers(false))))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::code)
                                .containsExactly("booking.obstacle.taken"));
    }

    @Test
    void theFirstInTheQueueIsOfferedItAndTakesIt() throws Exception {
        Application first = file();
        Application second = file();
        assertThat(wait(first).position()).isEqualTo(1);
        assertThat(wait(second).position()).isEqualTo(2);
        assertThat(look(second)).contains("urutan ke-2");
        free();
        assertThat(wait(first).offered()).isAfter(Instant.now());
        assertThat(wait(second).offered()).isNull();
        assertThat(told(first)).contains("tell.applicant.offered");
        assertThat(told(second)).doesNotContain("tell.applicant.offered");
        assertThat(look(first)).contains("Tempat yang Anda tunggu kosong", "/tempat/terima");
        assertThat(browser.post()
                        .uri(links.path(first) + "/tempat/terima")
                        .with(Persons.form())
                        .exchange())
                .hasStatus(302);
        assertThat(waits.waiting(first)).isEmpty();
        assertThat(bookings.list(first.id()))
                .filteredOn(Booking::active)
                .singleElement()
                .satisfies(booking -> assertThat(booking.kind()).isEqualTo(Booking.Kind.HELD));
        work();
        assertThat(wait(second).offered()).isNull();
        assertThatThrownBy(() -> waits.accept(Actor.ANONYMOUS, first))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("booking.offer.over"));
        // The promise is made of the hold, as if the time had been free at first.
        assertThat(bookings.reserve(Actor.SYSTEM, first.id(), wish(), Booking.Title.NONE)
                        .done())
                .isTrue();
    }

    @Test
    void anOfferThatIsNotAnsweredGoesToTheNext() throws Exception {
        Application first = file();
        Application second = file();
        free();
        jdbc.sql(
                        "update booking.booking set until = now() - interval '1 minute' where subject = ? and kind = 'OFFERED'")
                .param(first.id())
                .update();
        work();
        assertThat(waits.waiting(first)).isEmpty();
        assertThat(told(first)).contains("tell.applicant.offer.over");
        assertThat(wait(second).offered()).isNotNull();
        assertThatThrownBy(() -> waits.accept(Actor.ANONYMOUS, first)).isInstanceOf(Refusal.class);
        assertThat(look(first)).doesNotContain("/tempat/terima");
        waits.accept(Actor.ANONYMOUS, second);
        assertThat(bookings.list(second.id())).anyMatch(Booking::active);
    }

    @Test
    void whoLetsGoMakesRoomForTheNextAndTheApplicationGoesOn() {
        Application first = file();
        Application second = file();
        free();
        assertThat(browser.post()
                        .uri(links.path(first) + "/tempat/lepas")
                        .with(Persons.form())
                        .exchange())
                .hasStatus(302);
        work();
        assertThat(waits.waiting(first)).isEmpty();
        assertThat(applications.find(first.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.OPEN);
        assertThat(wait(second).offered()).isNotNull();
    }

    @Test
    void aCaseThatOnlyWaitsForThePlaceGoesOnOnceItIsTaken() {
        Application waiting = file();
        Actor officer = persons.actor(Actor.Role.OFFICER, waiting.agency());
        hands.approve(officer, waiting);
        Application full = applications.find(waiting.id()).orElseThrow();
        assertThat(full.status()).isEqualTo(ApplicationStatus.WAITING);
        free();
        waits.accept(Actor.ANONYMOUS, waiting);
        assertThat(applications.find(waiting.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.OPEN);
        hands.approve(officer, waiting);
        assertThat(bookings.list(waiting.id()))
                .filteredOn(Booking::active)
                .singleElement()
                .satisfies(booking -> assertThat(booking.kind()).isEqualTo(Booking.Kind.RESERVED));
    }

    @Test
    void whatAnOfficialAskedForIsNotSentByTakingAPlace() {
        Application waiting = file();
        Actor officer = persons.actor(Actor.Role.OFFICER, waiting.agency());
        hands.giveBack(officer, waiting, "Siapa saja yang ikut?");
        free();
        waits.accept(Actor.ANONYMOUS, waiting);
        assertThat(applications.find(waiting.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.WAITING);
    }

    @Test
    void whoWithdrawsLeavesTheQueue() {
        Application first = file();
        Application second = file();
        applications.withdraw(Actor.ANONYMOUS, first, "");
        assertThat(wait(second).position()).isEqualTo(1);
        assertThatThrownBy(() -> waits.leave(Actor.ANONYMOUS, first)).isInstanceOf(Refusal.class);
    }
}
