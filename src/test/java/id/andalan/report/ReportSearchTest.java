package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words find reports, whether the search has taken them in already or not. */
@AndalanTest
class ReportSearchTest {
    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    SearchTable search;

    @Autowired
    JdbcClient jdbc;

    private Report file(String description) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(null, null, "82.71.06.1009", null),
                        description,
                        new NewReport.Origin("web", null, null, null, false)));
    }

    private boolean finds(String words, Report report) {
        return pages.page(ReportFilter.ALL.withText(words), null, ReportPages.MOST).reports().stream()
                .anyMatch(found -> found.id().equals(report.id()));
    }

    private void takeIn() {
        while (search.index(1_000) > 0) {
            // Until none is waiting.
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gorong | true",
                "GORONG-gorong | true",
                "mampet toko | true",
                "toko, mampet! | true",
                "toko mampet sekolah | false",
                "42 | true",
                "orong | false",
                "raya | true",
                "') or true -- | false",
                "mampet:* & !toko | true"
            })
    void wordsAreFoundByTheirBeginnings(String words, boolean found) {
        Report report = file("Gorong-gorong mampet di depan Toko Zamrud No.42, jl.raya bawah");
        assertThat(finds(words + " zamrud", report)).isEqualTo(found);
        takeIn();
        assertThat(finds(words + " zamrud", report)).isEqualTo(found);
    }

    @Test
    void itsNumberFindsIt() {
        Report report = file("Bak sampah penuh");
        assertThat(finds(report.number(), report)).isTrue();
        assertThat(finds(report.number().replace("-", ""), report)).isTrue();
        assertThat(finds("--", report)).isFalse();
    }

    @Test
    void whatWasTakenAwayIsForgotten() {
        Report report = file("Kayu hanyut zirkonium");
        takeIn();
        jdbc.sql("delete from report.report where id = ?").param(report.id()).update();
        assertThat(jdbc.sql("select count(*) from report.search where report_id = ?")
                        .param(report.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
