package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.booking.Availability.Kind;
import id.andalan.booking.Booking.Title;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every test has days of its own, far enough apart that none meets another's bookings. */
@AndalanTest
class BookingsTest {
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
    private static final AtomicInteger DAYS = new AtomicInteger(10);
    private static final Title PUBLIC = new Title("Latihan tari", true);

    @Autowired
    Bookings bookings;

    @Autowired
    BookingTable table;

    @Autowired
    WaitingList waitingList;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** A day that no other test uses, within the 180 days of the fort. */
    private static LocalDate day() {
        return LocalDate.now(WIT).plusDays(DAYS.getAndAdd(4));
    }

    private static BookingRequest at(String place, LocalDate day, int from, int to) {
        return BookingRequest.once(place, day.atTime(from, 0), day.atTime(to, 0));
    }

    private static BookingRequest stage(LocalDate day, int from, int to) {
        return at("benteng-panggung", day, from, to);
    }

    private Bookings.Outcome reserve(BookingRequest request) {
        return bookings.reserve(Actor.SYSTEM, Ids.next(), request, PUBLIC);
    }

    private List<Kind> obstacles(BookingRequest request) {
        return bookings.check(request, Ids.next()).occurrences().stream()
                .flatMap(one -> one.obstacles().stream())
                .map(Availability.Obstacle::kind)
                .toList();
    }

    @Test
    void ofSixteenWhoWantTheSameTimeExactlyOneGetsIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            LocalDate day = day();
            List<BookingRequest> wishes = List.of(
                    stage(day, 10, 12), stage(day, 11, 13), at("benteng-halaman", day, 9, 15), stage(day, 10, 11));
            // All four need 10:59: whichever comes first, only one can have it.
            assertThat(race(16, n -> wishes.get(n % wishes.size()))).isEqualTo(1);
        }
    }

    @Test
    void eightDesksAreEightBookingsHoweverManyAsk() throws Exception {
        LocalDate day = LocalDate.now(WIT).plusDays(8);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        LocalDate monday = day;
        jdbc.sql("delete from booking.booking where place = 'hub-meja'").update();
        assertThat(race(16, n -> at("hub-meja", monday, 9, 11))).isEqualTo(8);
        assertThat(jdbc.sql("select count(distinct unit) from booking.booking where place = 'hub-meja' and active")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    void equipmentIsNeverLentTwice() throws Exception {
        LocalDate day = day();
        BookingRequest morning = stage(day, 8, 10).with(Map.of("kursi-lipat", 60));
        assertThat(reserve(morning).done()).isTrue();
        assertThat(obstacles(stage(day, 12, 14).with(Map.of("kursi-lipat", 100))))
                .isEmpty();
        assertThat(obstacles(stage(day, 12, 14).with(Map.of("kursi-lipat", 101))))
                .containsExactly(Kind.EQUIPMENT);
        List<Availability.Occurrence> both = bookings.check(
                        stage(day, 9, 11).with(Map.of("kursi-lipat", 41)), Ids.next())
                .occurrences();
        assertThat(both.getFirst().obstacles().stream().map(Availability.Obstacle::kind))
                .containsExactly(Kind.TAKEN, Kind.EQUIPMENT);
        // Desks are free for all of them, microphones for two.
        LocalDate working = LocalDate.now(WIT).plusDays(16);
        while (working.getDayOfWeek().getValue() > 5) {
            working = working.plusDays(1);
        }
        LocalDate weekday = working;
        assertThat(race(8, n -> at("hub-meja", weekday, 9, 11).with(Map.of("mikrofon", 1))))
                .isEqualTo(2);
    }

    /** How many of so many at once were given it. */
    private int race(int many, java.util.function.IntFunction<BookingRequest> wish) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int n = 0; n < many; n++) {
                BookingRequest request = wish.apply(n);
                answers.add(threads.submit(() -> {
                    start.await();
                    return reserve(request).done();
                }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                done += answer.get() ? 1 : 0;
            }
        }
        return done;
    }

    @Test
    void postgresItselfRefusesASecondBookingOfASpot() {
        LocalDate day = day();
        Booking first = reserve(stage(day, 10, 12)).bookings().getFirst();
        Booking second = reserve(stage(day, 16, 18)).bookings().getFirst();
        assertThatThrownBy(() -> jdbc.sql("""
                        update booking.taken set from_minute = ?, to_minute = ? where booking = ?""")
                        .params(Minutes.down(first.from()), Minutes.up(first.to()), second.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("taken_once");
    }

    @Test
    void timesAreHalfOpenAndTheTimeToClearUpIsKeptFree() {
        LocalDate day = day();
        assertThat(reserve(stage(day, 10, 12)).done()).isTrue();
        // The stage needs an hour after each booking: before it as after it.
        assertThat(obstacles(stage(day, 12, 13))).containsExactly(Kind.TAKEN);
        assertThat(obstacles(stage(day, 13, 14))).isEmpty();
        assertThat(obstacles(stage(day, 8, 10))).containsExactly(Kind.TAKEN);
        assertThat(obstacles(stage(day, 8, 9))).isEmpty();
    }

    @Test
    void theStageIsPartOfTheYard() {
        LocalDate day = day();
        assertThat(reserve(stage(day, 10, 12)).done()).isTrue();
        assertThat(obstacles(at("benteng-halaman", day, 11, 14))).containsExactly(Kind.TAKEN);
        assertThat(obstacles(at("benteng-halaman", day, 14, 16))).isEmpty();
        LocalDate next = day.plusDays(1);
        assertThat(reserve(at("benteng-halaman", next, 10, 12)).done()).isTrue();
        assertThat(obstacles(stage(next, 11, 12))).containsExactly(Kind.TAKEN);
    }

    @Test
    void theRulesOfThePlaceHold() {
        LocalDate today = LocalDate.now(WIT);
        LocalDate day = day();
        assertThat(obstacles(stage(day, 6, 9))).containsExactly(Kind.CLOSED);
        assertThat(obstacles(stage(today.plusDays(1), 10, 12))).containsExactly(Kind.SHORT_NOTICE);
        assertThat(obstacles(stage(today.plusDays(200), 10, 12))).containsExactly(Kind.FAR);
        assertThat(obstacles(BookingRequest.once("benteng-panggung", day.atTime(9, 30), day.atTime(10, 0))))
                .containsExactly(Kind.SLOT);
        assertThat(obstacles(BookingRequest.once(
                        "benteng-panggung", day.atTime(10, 0), day.plusDays(1).atTime(10, 0))))
                .containsExactly(Kind.LONG, Kind.CLOSED);
        assertThat(obstacles(BookingRequest.once(
                        "benteng-halaman", day.atTime(10, 0), day.plusDays(2).atTime(20, 0))))
                .isEmpty();
        List<Refusal> refusals = bookings.check(stage(day, 6, 9).repeated(Recurrence.weekly(2)), Ids.next())
                .refusals("jadwal");
        assertThat(refusals).extracting(Refusal::code).containsExactly("booking.obstacle.closed");
        assertThat(refusals).extracting(Refusal::field).containsExactly("jadwal");
        assertThatThrownBy(() -> obstacles(at("tidak-ada", day, 9, 10))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> obstacles(stage(day, 9, 10).with(Map.of("mikrofon", 1))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> stage(day, 10, 10)).isInstanceOf(Refusal.class);
    }

    @Test
    void aHoldKeepsTheTimeBecomesAPromiseAndEndsByItself() {
        LocalDate day = day();
        UUID draft = Ids.next();
        UUID application = Ids.next();
        Instant soon = Instant.now().plusSeconds(1800);
        assertThat(bookings.hold(Actor.ANONYMOUS, draft, stage(day, 10, 12), soon)
                        .done())
                .isTrue();
        assertThat(obstacles(stage(day, 10, 12))).containsExactly(Kind.TAKEN);
        assertThat(bookings.check(stage(day, 10, 12), draft).isFree()).isTrue();
        // Another wish of the same draft takes the place of the first.
        assertThat(bookings.hold(Actor.ANONYMOUS, draft, stage(day, 14, 16), soon)
                        .done())
                .isTrue();
        assertThat(obstacles(stage(day, 10, 12))).isEmpty();
        assertThat(bookings.handOver(draft, application, soon.plusSeconds(3600)))
                .isTrue();
        Bookings.Outcome first = bookings.reserve(Actor.SYSTEM, application, stage(day, 14, 16), Title.NONE);
        Bookings.Outcome again = bookings.reserve(Actor.SYSTEM, application, stage(day, 14, 16), Title.NONE);
        assertThat(first.done()).isTrue();
        assertThat(again.bookings())
                .extracting(Booking::id)
                .containsExactly(first.bookings().getFirst().id());
        assertThat(bookings.handOver(draft, application, soon)).isFalse();

        UUID other = Ids.next();
        assertThat(bookings.hold(Actor.ANONYMOUS, other, stage(day, 18, 20), soon)
                        .done())
                .isTrue();
        runOut(other);
        assertThat(obstacles(stage(day, 18, 20))).isEmpty();
        assertThat(reserve(stage(day, 18, 20)).done()).isTrue();
        assertThat(bookings.list(other)).allMatch(booking -> !booking.active());
    }

    private void runOut(UUID subject) {
        jdbc.sql(
                        "update booking.booking set until = now() - interval '1 minute' where subject = ? and until is not null")
                .param(subject)
                .update();
    }

    @Test
    void aRecurringEventIsPromisedWholeOrNotAtAll() {
        LocalDate day = LocalDate.now(WIT).plusDays(120);
        Recurrence weekly = Recurrence.weekly(4);
        assertThat(reserve(stage(day.plusWeeks(2), 10, 12)).done()).isTrue();
        Bookings.Outcome refused = reserve(stage(day, 10, 12).repeated(weekly));
        assertThat(refused.done()).isFalse();
        assertThat(refused.availability().conflicts()).hasSize(1);
        assertThat(refused.availability().conflicts().getFirst().from())
                .isEqualTo(day.plusWeeks(2).atTime(10, 0));
        assertThat(obstacles(stage(day, 10, 12))).isEmpty();

        Bookings.Outcome done = reserve(stage(day, 10, 12).repeated(weekly.without(Set.of(day.plusWeeks(2)))));
        assertThat(done.done()).isTrue();
        assertThat(done.bookings())
                .hasSize(3)
                .extracting(Booking::series)
                .containsOnly(done.bookings().getFirst().id());
        assertThat(obstacles(stage(day.plusWeeks(3), 11, 13))).containsExactly(Kind.TAKEN);
    }

    @Test
    void aBookingIsMovedAndGivenBackByWhoeverKnowsItsState() {
        LocalDate day = day();
        UUID subject = Ids.next();
        Booking booking = bookings.reserve(Actor.SYSTEM, subject, stage(day, 10, 12), PUBLIC)
                .bookings()
                .getFirst();
        LocalDateTime later = day.atTime(LocalTime.of(11, 0));
        Bookings.Outcome moved = bookings.move(Actor.SYSTEM, booking.id(), 0, later, later.plusHours(2));
        assertThat(moved.bookings().getFirst().id()).isEqualTo(booking.id());
        assertThat(moved.bookings().getFirst().sequence()).isEqualTo(1);
        assertThatThrownBy(() -> bookings.move(Actor.SYSTEM, booking.id(), 0, later, later.plusHours(1)))
                .isInstanceOf(Conflict.class);
        assertThat(reserve(stage(day, 16, 18)).done()).isTrue();
        assertThat(bookings.move(Actor.SYSTEM, booking.id(), 1, day.atTime(16, 0), day.atTime(17, 0))
                        .done())
                .isFalse();
        bookings.releaseOne(Actor.SYSTEM, booking.id(), 1);
        assertThat(obstacles(stage(day, 10, 13))).isEmpty();
        bookings.release(Actor.SYSTEM, subject);
        assertThat(trail.list("booking", booking.series()))
                .extracting(JournalEntry::action)
                .containsExactly("booking.reserved", "booking.moved", "booking.released");
        assertThat(trail.list("booking", booking.series()).toString()).doesNotContain("Latihan");
    }

    @Test
    void whatIsRolledBackIsFreeAgain() {
        LocalDate day = day();
        transaction.executeWithoutResult(status -> {
            assertThat(reserve(stage(day, 10, 12)).done()).isTrue();
            status.setRollbackOnly();
        });
        assertThat(obstacles(stage(day, 10, 12))).isEmpty();
    }

    @Test
    void whoWaitsIsOfferedWhatBecomesFreeOneAfterTheOther() {
        LocalDate day = day();
        UUID holder = Ids.next();
        assertThat(bookings.reserve(Actor.SYSTEM, holder, stage(day, 10, 12), PUBLIC)
                        .done())
                .isTrue();
        UUID first = Ids.next();
        UUID second = Ids.next();
        assertThatThrownBy(() -> bookings.queue(Actor.ANONYMOUS, first, stage(day, 14, 16)))
                .isInstanceOf(Refusal.class);
        int place = bookings.queue(Actor.ANONYMOUS, first, stage(day, 10, 12));
        assertThat(bookings.queue(Actor.ANONYMOUS, second, stage(day, 11, 13))).isEqualTo(place + 1);
        waitingList.run();
        assertThat(bookings.list(first)).isEmpty();

        bookings.release(Actor.SYSTEM, holder);
        waitingList.run();
        waitingList.run();
        Booking offer = bookings.list(first).getFirst();
        assertThat(offer.kind()).isEqualTo(Booking.Kind.OFFERED);
        assertThat(Duration.between(Instant.now(), offer.until()))
                .isBetween(Duration.ofHours(47), Duration.ofHours(48));
        assertThat(bookings.list(second)).isEmpty();
        assertThat(obstacles(stage(day, 10, 12))).containsExactly(Kind.TAKEN);
        JournalEntry told = trail.list("booking", offer.series()).getLast();
        assertThat(told.action()).isEqualTo("booking.offered");
        assertThat(told.fact("subject")).isEqualTo(first.toString());

        runOut(first);
        waitingList.run();
        waitingList.run();
        assertThat(trail.list("booking", offer.series()).getLast().action()).isEqualTo("booking.lapsed");
        assertThat(bookings.list(second).getFirst().kind()).isEqualTo(Booking.Kind.OFFERED);
        assertThat(bookings.reserve(Actor.SYSTEM, second, stage(day, 11, 13), Title.NONE)
                        .done())
                .isTrue();
        assertThat(jdbc.sql("select state from booking.waiting where subject = ?")
                        .param(second)
                        .query(String.class)
                        .single())
                .isEqualTo("TAKEN");
    }

    @Test
    void anOfferThatIsTurnedDownGoesToTheNext() {
        LocalDate day = day();
        UUID holder = Ids.next();
        bookings.reserve(Actor.SYSTEM, holder, stage(day, 10, 12), PUBLIC);
        UUID first = Ids.next();
        UUID second = Ids.next();
        bookings.queue(Actor.ANONYMOUS, first, stage(day, 10, 12));
        bookings.queue(Actor.ANONYMOUS, second, stage(day, 10, 12));
        bookings.release(Actor.SYSTEM, holder);
        waitingList.run();
        bookings.leave(Actor.ANONYMOUS, first);
        waitingList.run();
        assertThat(bookings.list(second)).extracting(Booking::kind).containsExactly(Booking.Kind.OFFERED);
    }
}
