package id.andalan.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Refusal;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

@AndalanTest
class FilterParametersTest {
    @Autowired
    FilterParameters parameters;

    private static MultiValueMap<String, String> query(String text) {
        MultiValueMap<String, String> decoded = new org.springframework.util.LinkedMultiValueMap<>();
        UriComponentsBuilder.fromUriString("/x?" + text)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> decoded.add(
                        name,
                        value == null
                                ? ""
                                : java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8))));
        return decoded;
    }

    @Test
    void anEmptyQueryIsEveryReport() {
        assertThat(parameters.read(query(""))).isEqualTo(ReportFilter.ALL);
        assertThat(parameters.read(query("kelurahan=&status=&cari=%20"))).isEqualTo(ReportFilter.ALL);
        assertThat(parameters.write(ReportFilter.ALL)).isEmpty();
    }

    @Test
    void aDayLastsFromMidnightToMidnightOfTheCity() {
        ReportFilter.Time time =
                parameters.read(query("dari=2026-11-25&sampai=2026-11-25")).time();
        assertThat(time.filedFrom()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(time.filedTo()).isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        ReportFilter filter = new ReportFilter(
                EnumSet.of(ReportStatus.RESOLVED, ReportStatus.CLOSED),
                new ReportFilter.Area("82.71.06.1007", "82.71.06", "dlh", "sampah"),
                new ReportFilter.Time(
                        Instant.parse("2026-01-31T15:00:00Z"),
                        Instant.parse("2026-02-28T15:00:00Z"),
                        Instant.parse("2026-02-01T03:04:05Z"),
                        null),
                true,
                Set.of(),
                "bau & \"busuk\" 50%");
        String written = parameters.write(filter);
        assertThat(written).contains("dari=2026-02-01", "sampai=2026-02-28", "terlambat=1");
        assertThat(parameters.read(query(written))).isEqualTo(filter);
        assertThat(parameters.write(ReportFilter.OPEN)).isEqualTo("status=terbuka");
        assertThat(parameters.read(query("status=terbuka"))).isEqualTo(ReportFilter.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "status, lenyap, report.filter.status",
        "kelurahan, 99.99.99.9999, report.ward.unknown",
        "kelurahan, 82.71.06, report.ward.unknown",
        "kecamatan, 82.71.06.1007, report.filter.district",
        "opd, tidakada, report.agency.unknown",
        "kategori, tidakada, report.category.unknown",
        "dari, kemarin, report.filter.date",
        "sampai, 2026-13-01, report.filter.date",
        "sampai, 999999-01-01, report.filter.date",
        "selesai_dari, -1000000-01-01T00:00:00Z, report.filter.date",
        "terlambat, ya, report.filter.overdue",
    })
    void whatMakesNoSenseIsRefusedAtItsField(String name, String value, String code) {
        assertThatThrownBy(() -> parameters.read(query(name + "=" + value)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.field()).isEqualTo(name);
                });
    }

    @Test
    void hiddenKindsAreNotThereForThePublic() {
        assertThat(parameters.hidden()).isNotEmpty();
        String hidden = parameters.hidden().iterator().next();
        assertThat(parameters.readPublic(query("")).without()).contains(hidden);
        assertThatThrownBy(() -> parameters.readPublic(query("kategori=" + hidden)))
                .isInstanceOf(Refusal.class);
        assertThat(parameters.read(query("kategori=" + hidden)).area().category())
                .isEqualTo(hidden);
    }
}
