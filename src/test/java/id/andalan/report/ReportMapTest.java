package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class ReportMapTest {
    private static final ReportMap.Box TIFURE = new ReportMap.Box(126.1, 0.95, 126.2, 1.0);

    @Autowired
    Reports reports;

    @Autowired
    ReportMap map;

    @Autowired
    Clock clock;

    private void file(double lat, double lon) {
        NewReport.Origin origin =
                new NewReport.Origin("web", null, null, clock.instant().minus(Duration.ofDays(3)), false);
        reports.file(
                Actor.SYSTEM,
                new NewReport("sampah", new NewReport.Place(lat, lon, null, null), "Sampah di pantai", origin));
    }

    @Test
    void aPastMomentIsGatheredAsTheLiveMapIs() {
        for (int i = 0; i < 5; i++) {
            file(0.9870 + i * 0.0001, 126.1480);
        }
        ReportFilter now = ReportFilter.ALL
                .withStatuses(ReportStatus.OPEN)
                .withArea(new ReportFilter.Area(null, "82.71.05", null, "sampah"));
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        int live = map.dots(TIFURE, 11, now).size();
        assertThat(live).as("one dot for those close together").isLessThan(5);
        assertThat(map.dots(TIFURE, 11, now.asOf(yesterday)))
                .as("no more dots than now, and all five in them")
                .hasSizeBetween(1, live)
                .satisfies(dots -> assertThat(
                                dots.stream().mapToLong(ReportMap.Dot::count).sum())
                        .isGreaterThanOrEqualTo(5));
        assertThat(map.dots(TIFURE, 18, now.asOf(yesterday)))
                .as("near enough, each report is one")
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(dot -> dot.number() != null);
    }

    @Test
    void aSingleReportFarOffStillOpens() {
        ReportFilter alone = ReportFilter.ALL.withText("perahu-" + System.nanoTime());
        reports.file(
                Actor.SYSTEM,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.9870, 126.1480, null, null),
                        alone.text() + " tenggelam di pantai",
                        NewReport.Origin.of("web")));
        assertThat(map.dots(TIFURE, 11, alone))
                .singleElement()
                .satisfies(dot -> assertThat(dot.number()).isNotNull());
    }
}
