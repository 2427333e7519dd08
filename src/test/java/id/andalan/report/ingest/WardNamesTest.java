package id.andalan.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Refusal;
import id.andalan.core.Validity;
import id.andalan.region.Region;
import id.andalan.region.RegionLevel;
import id.andalan.report.NewReport;
import id.andalan.report.PastReport;
import id.andalan.report.ReportStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WardNamesTest {
    private static final Validity UNTIL_2024 = new Validity(LocalDate.MIN, LocalDate.of(2024, 12, 31));
    private static final Validity FROM_2025 = new Validity(LocalDate.of(2025, 1, 1), LocalDate.MAX);

    private final WardNames names = new WardNames(
            List.of(
                    region("82.71.02", RegionLevel.DISTRICT, "Ternate Selatan", Validity.ALWAYS),
                    region("82.71.02.1001", RegionLevel.WARD, "Kota Baru", Validity.ALWAYS),
                    region("82.71.02.1002", RegionLevel.WARD, "Kelapa", Validity.ALWAYS),
                    region("82.71.02.1003", RegionLevel.WARD, "Tafure", Validity.ALWAYS),
                    region("82.71.03.1003", RegionLevel.WARD, "Tafure", Validity.ALWAYS),
                    region("82.71.02.1004", RegionLevel.WARD, "Pindah", UNTIL_2024),
                    region("82.71.02.1005", RegionLevel.WARD, "Pindah", FROM_2025),
                    region("82.71.02.1006", RegionLevel.WARD, "Baru", FROM_2025)),
            at -> LocalDate.ofInstant(at, ZoneOffset.UTC));

    private static Region region(String code, RegionLevel level, String name, Validity validity) {
        String parent = code.substring(0, code.lastIndexOf('.'));
        return new Region(code, level, name, parent, null, null, null, null, null, validity, null, true, null);
    }

    private @Nullable String ward(String written, String day) {
        return place(new NewReport.Place(null, null, written, null), day).ward();
    }

    private NewReport.Place place(NewReport.Place place, String day) {
        Instant filed = Instant.parse(day + "T03:00:00Z");
        return names.placed(new PastReport(null, "sampah", place, "x", ReportStatus.CLOSED, filed, null, null))
                .place();
    }

    private void refused(String written, String day, String code, Object... args) {
        assertThatThrownBy(() -> ward(written, day)).isInstanceOfSatisfying(Refusal.class, why -> {
            assertThat(why.code()).isEqualTo(code);
            assertThat(why.args()).containsExactly(args);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "82.71.02.1001",
                "Kota Baru",
                "KOTABARU",
                "Kel. Kota Baru",
                "kel.kota baru",
                "Kelurahan  Kota  Baru",
                "kel Kota Baru"
            })
    void aWardIsFoundByCodeAndByNameAsPeopleWriteIt(String written) {
        assertThat(ward(written, "2024-05-01")).isEqualTo("82.71.02.1001");
    }

    @Test
    void aNameThatOnlyBeginsLikeThePrefixStaysWhole() {
        assertThat(ward("Kelapa", "2024-05-01")).isEqualTo("82.71.02.1002");
    }

    @Test
    void whatNobodyKnowsIsRefusedByItsName() {
        refused("Negeri Awan", "2024-05-01", "ingest.row.ward", "Negeri Awan");
    }

    @Test
    void aNameOfTwoWardsIsRefusedWithTheirCodes() {
        refused(
                "Tafure",
                "2024-05-01",
                "ingest.row.ward.several",
                "Tafure",
                "82.71.02.1003 (Ternate Selatan), 82.71.03.1003 (?)");
        refused(
                "Pindah",
                "2024-05-01",
                "ingest.row.ward.several",
                "Pindah",
                "82.71.02.1004 (Ternate Selatan), 82.71.02.1005 (Ternate Selatan)");
        assertThat(ward("82.71.03.1003", "2024-05-01")).isEqualTo("82.71.03.1003");
    }

    @Test
    void aWardMustExistOnTheDayOfTheReport() {
        refused("Baru", "2024-05-01", "ingest.row.ward.then", "Baru", LocalDate.of(2024, 5, 1));
        refused("82.71.02.1004", "2025-05-01", "ingest.row.ward.then", "82.71.02.1004", LocalDate.of(2025, 5, 1));
        assertThat(ward("Baru", "2025-05-01")).isEqualTo("82.71.02.1006");
    }

    @Test
    void aPointCountsMoreThanAName() {
        NewReport.Place place = new NewReport.Place(0.79, 127.37, "Negeri Awan", null);
        assertThat(place(place, "2024-05-01")).isEqualTo(place);
    }
}
