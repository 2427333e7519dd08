package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackRefused;
import id.andalan.pack.Packs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AndalanTest
class PlacePartTest {
    @Autowired
    Packs packs;

    @Autowired
    Places places;

    @Autowired
    Bookings bookings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theShippedPlacesAreThereAndNothingOfThemIsSaidToBeConfirmed() {
        assertThat(places.list())
                .extracting(Place::code)
                .containsExactly("benteng-halaman", "benteng-panggung", "hub-meja", "hub-studio");
        assertThat(places.list()).noneMatch(Place::certain);
        assertThat(places.groups()).noneMatch(PlaceGroup::agencyCertain);
        assertThat(places.excluded(places.get("benteng-panggung"))).containsExactly("benteng-halaman");
        assertThat(places.spots(places.get("benteng-halaman"), 1))
                .containsExactly("benteng-halaman#1", "benteng-halaman|benteng-panggung");
        assertThat(places.keeper(places.get("hub-meja"))).isEqualTo("dispar");
        assertThat(places.get("hub-meja").deposit().rupiah()).isZero();
        assertThat(places.get("hub-studio").deposit().rupiah()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: hub-meja | code: Hub Meja | pack.booking.code",
                "code: hub-meja | code: hub-studio | pack.duplicate",
                "slotMinutes: 60 | slotMinutes: 7 | pack.booking.slot",
                "slotMinutes: 60 | slotMinutes: x | pack.booking.whole",
                "units: 8 | units: 0 | pack.booking.whole",
                "units: 8 | unit: 8 | pack.yaml.unknown",
                "aheadDays: 30 | aheadDays: 5000 | pack.booking.whole",
                "monday: [\"09:00-17:00\"] | monday: [\"17:00-09:00\"] | pack.booking.hours",
                "monday: [\"09:00-17:00\"] | monday: [\"09:00-12:30\"] | pack.booking.hours",
                "monday: [\"09:00-17:00\"] | monday: [\"09:00-12:00\", \"11:00-17:00\"] | pack.booking.hours",
                "excludes: [benteng-panggung] | excludes: [tidak-ada] | pack.unknown.place",
                "excludes: [benteng-panggung] | excludes: [hub-meja] | pack.booking.excludes",
                "excludes: [benteng-panggung] | excludes: [benteng-halaman] | pack.booking.excludes",
                "service: creative-hub | service: tidak-ada | pack.unknown.service",
                "agency: {code: dispar, certain: false} | agency: tidak-ada | pack.unknown.agency",
                "deposit: pending | deposit: besok | pack.choice",
                "stock: 100 | stock: -1 | pack.booking.whole",
                "code: mikrofon | code: mikrofon-lain | pack.vanished"
            })
    void whatIsWrongIsNamed(String from, String to, String fault, @TempDir Path root) throws Exception {
        Path pack = PackCopy.in(root);
        PackCopy.change(pack, "bookings.yaml", from, to);
        assertThatThrownBy(() -> packs.load(pack, Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        PackRefused.class,
                        refused -> assertThat(refused.faults()).anySatisfy(one -> {
                            assertThat(one.code()).isEqualTo(fault);
                            assertThat(one.place().file()).isEqualTo("bookings.yaml");
                            assertThat(one.place().line()).isNotNegative();
                        }));
    }

    @Test
    void aPlaceThatIsClosedTakesNoMoreBookingsAndANewExclusionHoldsForOldOnes(@TempDir Path root) throws Exception {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Jayapura")).plusDays(12);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        BookingRequest studio = BookingRequest.once("hub-studio", day.atTime(10, 0), day.atTime(11, 0));
        BookingRequest stage = BookingRequest.once("benteng-panggung", day.atTime(10, 0), day.atTime(12, 0));
        jdbc.sql(
                        "delete from booking.booking where place in ('hub-studio', 'benteng-panggung', 'benteng-halaman') and from_at::date between ? and ?")
                .params(day.minusDays(1), day.plusDays(2))
                .update();
        assertThat(bookings.reserve(Actor.SYSTEM, Ids.next(), studio, Booking.Title.NONE)
                        .done())
                .isTrue();
        Path pack = PackCopy.in(root);
        try {
            PackCopy.change(
                    pack, "bookings.yaml", "excludes: [benteng-panggung]", "excludes: [benteng-panggung, hub-studio]");
            packs.load(pack, Actor.SYSTEM);
            BookingRequest yard = BookingRequest.once("benteng-halaman", day.atTime(10, 0), day.atTime(12, 0));
            assertThat(bookings.check(yard, Ids.next()).isFree()).isFalse();
            assertThat(bookings.check(stage, Ids.next()).isFree()).isTrue();

            PackCopy.change(pack, "bookings.yaml", "units: 8", "units: 8\n        until: 2026-01-01");
            packs.load(pack, Actor.SYSTEM);
            assertThat(places.list()).extracting(Place::code).doesNotContain("hub-meja");
            BookingRequest desk = BookingRequest.once("hub-meja", day.atTime(10, 0), day.atTime(11, 0));
            assertThat(bookings.check(desk, Ids.next()).isFree()).isFalse();
        } finally {
            packs.load(Path.of("packs/ternate"), Actor.SYSTEM);
        }
        assertThat(places.list("creative-hub")).extracting(Place::code).isEqualTo(List.of("hub-meja", "hub-studio"));
    }
}
