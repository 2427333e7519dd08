package id.andalan.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class RegionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    Regions regions;

    @Autowired
    City city;

    @Test
    void thePackHoldsTheWholeCity() {
        assertThat(regions.districts(TODAY)).hasSize(8);
        assertThat(regions.wards(TODAY)).hasSize(78);
        assertThat(city.profile().name().id()).isEqualTo("Kota Ternate");
        assertThat(city.zone().getId()).isEqualTo("Asia/Jayapura");
        assertThat(city.dateAt(Instant.parse("2026-06-01T20:00:00Z"))).isEqualTo(LocalDate.of(2026, 6, 2));
    }

    @Test
    void aWardThatWasSplitOffBeginsOnItsDay() {
        assertThat(regions.find("82.71.06.1016", LocalDate.of(2025, 4, 13))).isEmpty();
        assertThat(regions.wards(LocalDate.of(2025, 4, 13))).hasSize(77);
        Region tongole = regions.find("82.71.06.1016", TODAY).orElseThrow();
        assertThat(tongole.predecessor()).isEqualTo("82.71.06.1007");
        assertThat(tongole.dateCertain()).isFalse();
        assertThat(regions.pointOf(tongole.code())).isEqualTo(regions.pointOf("82.71.06.1007"));
        assertThatThrownBy(() -> regions.get("82.71.06.9999")).isInstanceOf(NotFound.class);
    }

    @Test
    void everyWardsOwnPointLiesInIt() {
        for (Region ward : regions.wards(TODAY)) {
            if (ward.point() != null) {
                Located located =
                        regions.locate(ward.point().lat(), ward.point().lon());
                assertThat(located.ward().code()).as(ward.name()).isEqualTo(ward.code());
                assertThat(located.offshoreMeters()).isZero();
            }
        }
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    @Test
    void mapsCanBeSentToEveryIslandAndDistrict() {
        MapPlaces places = regions.places();
        assertThat(places.islands())
                .extracting(MapPlaces.Place::name)
                .contains("Ternate", "Hiri", "Moti", "Mayau", "Tifure");
        assertThat(places.districts())
                .extracting(MapPlaces.Place::code)
                .containsExactlyElementsOf(
                        regions.districts(TODAY).stream().map(Region::code).toList());
        assertThat(places.city().wards())
                .isEqualTo(places.districts().stream()
                        .mapToInt(MapPlaces.Place::wards)
                        .sum());
        assertThat(places.home().name()).isEqualTo("Ternate");
        assertThat(places.start(null, "82.71.04").name()).isEqualTo("Moti");
        assertThat(places.start("82.71.05.1002", "82.71.05").name()).isEqualTo("Tifure");
        assertThat(places.start("82.71.06.9999", null)).isEqualTo(places.home());
        for (Region ward : regions.wards(TODAY)) {
            if (ward.point() != null) {
                assertThat(holds(places.start(null, ward.parent()).box(), ward.point()))
                        .as(ward.name())
                        .isTrue();
                assertThat(holds(places.city().box(), ward.point())).isTrue();
            }
        }
    }

    private static boolean holds(MapPlaces.Box box, Region.Point point) {
        return box.west() <= point.lon()
                && point.lon() <= box.east()
                && box.south() <= point.lat()
                && point.lat() <= box.north();
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 127.3, region.point.invalid",
        "0.8, NaN, region.point.invalid",
        "Infinity, 127.3, region.point.invalid",
        "-91, 127.3, region.point.invalid",
        "0.8, 181, region.point.invalid",
        "127.34139, 0.80944, region.point.swapped",
        "0.80, 127.45, region.point.offshore",
        "-6.2, 106.8, region.point.outside",
        "0, 0, region.point.outside",
    })
    void refusesWhatIsNotInTheCity(double lat, double lon, String code) {
        assertThatThrownBy(() -> regions.locate(lat, lon))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
