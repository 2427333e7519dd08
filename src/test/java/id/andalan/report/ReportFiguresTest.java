package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Every figure is the number of rows behind it, whatever the filter. A setting of its own gives it a database of its own. */
@AndalanTest
@TestPropertySource(properties = "andalan.test=figures")
class ReportFiguresTest {
    private static final List<String> WARDS =
            List.of("82.71.06.1009", "82.71.02.1004", "82.71.03.1013", "82.71.04.1002");
    private static final List<String> CATEGORIES = List.of("sampah", "jalan", "lampu-jalan", "air-bersih");

    private static final List<ReportStatus> STATUSES = List.of(ReportStatus.values());

    @Autowired
    Reports reports;

    @Autowired
    ReportFigures figures;

    @Autowired
    ReportPages pages;

    @Autowired
    ReportMap map;

    @Autowired
    TallyTable tally;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(42);

    @Test
    void aThousandRandomFiltersCountWhatTheyList() {
        List<String> known =
                jdbc.sql("select code from agency.category").query(String.class).list();
        List<String> categories = CATEGORIES.stream().filter(known::contains).toList();
        List<Report> filed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            filed.add(file(categories));
            if (i % 3 == 0) {
                change(filed.get(random.nextInt(filed.size())));
            }
            if (i == 150) {
                tally.fold();
            }
        }
        for (int i = 0; i < 1_000; i++) {
            ReportFilter filter = randomFilter(categories);
            long rows = pages.page(filter, null, ReportPages.MOST).reports().size();
            assertThat(figures.count(filter)).as(filter.toString()).isEqualTo(rows);
            if (i % 10 == 0) {
                long dots = map.dots(new ReportMap.Box(126, 0, 128, 2), 3 + i / 100, filter).stream()
                        .mapToLong(ReportMap.Dot::count)
                        .sum();
                assertThat(dots).as("on the map: " + filter).isEqualTo(rows);
                for (ReportFigures.Dimension dimension : ReportFigures.Dimension.values()) {
                    long split = figures.countBy(dimension, filter).values().stream()
                            .mapToLong(n -> n)
                            .sum();
                    assertThat(split).as(dimension + " " + filter).isEqualTo(rows);
                }
            }
        }
    }

    private Report file(List<String> categories) {
        String ward = WARDS.get(random.nextInt(WARDS.size()));
        NewReport.Origin origin = new NewReport.Origin(
                "web", null, null, Instant.now().minus(random.nextInt(20), ChronoUnit.DAYS), false);
        return reports.file(
                Actor.SYSTEM,
                new NewReport(
                        categories.get(random.nextInt(categories.size())),
                        new NewReport.Place(null, null, ward, null),
                        "Laporan untuk menghitung",
                        origin));
    }

    private void change(Report report) {
        Reports.Ref ref = Reports.Ref.of(report.number());
        ReportStatus now = ReportStatus.of(pages.get(report.number()).status());
        switch (random.nextInt(4)) {
            case 0 -> {
                if (now.allows(StepKind.RESOLVED)) {
                    reports.resolve(Actor.SYSTEM, ref, "Beres", false);
                }
            }
            case 1 -> {
                if (now.allows(StepKind.REJECTED)) {
                    reports.reject(Actor.SYSTEM, ref, "Bukan urusan kota");
                }
            }
            case 2 -> {
                if (now.allows(StepKind.HANDED_OVER) && !report.agency().equals("bpbd")) {
                    reports.handOver(
                            Actor.SYSTEM, ref, report.agency().equals("dlh") ? "dishub" : "dlh", "Salah alamat");
                }
            }
            default -> {
                if (now.allows(StepKind.STARTED)) {
                    reports.start(Actor.SYSTEM, ref);
                }
            }
        }
    }

    private ReportFilter randomFilter(List<String> categories) {
        Set<ReportStatus> statuses = random.nextBoolean()
                ? ReportStatus.OPEN
                : random.ints(random.nextInt(4), 0, STATUSES.size())
                        .mapToObj(i -> STATUSES.get(i))
                        .collect(Collectors.toSet());
        ReportFilter.Area area = new ReportFilter.Area(
                maybe(WARDS),
                maybe(List.of("82.71.06", "82.71.02", "82.71.04")),
                maybe(List.of("dlh", "dpupr", "dishub")),
                maybe(categories));
        ReportFilter filter = ReportFilter.ALL
                .withStatuses(statuses)
                .withArea(area)
                .without(random.nextInt(5) == 0 ? Set.of("sampah") : Set.of());
        if (random.nextInt(3) == 0) {
            Instant from = Instant.now().minus(random.nextInt(20), ChronoUnit.DAYS);
            Instant to = random.nextBoolean() ? Instant.now() : null;
            filter = filter.withTime(
                    random.nextBoolean()
                            ? new ReportFilter.Time(from, to, null, null)
                            : new ReportFilter.Time(null, null, from, to));
        }
        if (random.nextInt(6) == 0) {
            filter = filter.onlyOverdue();
        }
        return random.nextInt(20) == 0 ? filter.withText("hitung") : filter;
    }

    private String maybe(List<String> some) {
        return random.nextInt(3) == 0 ? some.get(random.nextInt(some.size())) : null;
    }
}
