package id.andalan.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportStatus;
import id.andalan.report.Reports;
import id.andalan.report.StepKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Every figure that is shown opens to exactly as many rows, over HTTP, page after page. */
@AndalanTest
class FigureRowsTest {
    private static final List<String> WARDS =
            List.of("82.71.06.1009", "82.71.02.1004", "82.71.03.1013", "82.71.04.1002");
    private static final List<String> CATEGORIES = List.of("sampah", "jalan", "lampu-jalan", "pungli");
    private static final Pattern ROW = Pattern.compile("<tr data-number=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern HEAD = Pattern.compile("<h1>([\\d.]+) laporan</h1>");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(7);

    @Test
    void aThousandRandomFiltersOpenToTheRowsTheyCount() {
        fill(140);
        RequestPostProcessor leader = persons.leader();
        Map<String, Set<String>> lists = new java.util.HashMap<>();
        int nonZero = 0;
        for (int i = 0; i < 1_000; i++) {
            String query = randomQuery();
            String json = get("/pusat/angka.json" + query, leader);
            List<Map<String, Object>> numbers = numbers(json);
            Map<String, Object> number = numbers.get(i % 4 == 0 ? random.nextInt(4) : random.nextInt(numbers.size()));
            String link = (String) number.get("rows");
            long rows = lists.computeIfAbsent(link, address -> follow(address, leader))
                    .size();
            assertThat(((Number) number.get("value")).longValue())
                    .as(query + " → " + link)
                    .isEqualTo(rows);
            nonZero += rows > 0 ? 1 : 0;
        }
        assertThat(nonZero).as("filters that show something").isGreaterThan(300);
    }

    @Test
    void thePageShowsTheSameFiguresAndLinks() {
        fill(30);
        RequestPostProcessor leader = persons.leader();
        String query = "?kelurahan=" + WARDS.getFirst();
        String json = get("/pusat/angka.json" + query, leader);
        String page = get("/pusat" + query, leader);
        Matcher tile = Pattern.compile(
                        "<a class=\"figure[^\"]*\" href=\"([^\"]+)\" data-figure=\"(\\w+)\".*?data-value>([^<]*)<")
                .matcher(page);
        Map<String, String> names = Map.of("open", "open", "overdue", "overdue", "resolved", "resolvedToday");
        int seen = 0;
        while (tile.find()) {
            String name = names.get(tile.group(2));
            if (name != null) {
                seen++;
                assertThat(tile.group(1).replace("&amp;", "&")).isEqualTo(JsonPath.read(json, "$." + name + ".rows"));
                assertThat(tile.group(3).replace(".", ""))
                        .isEqualTo(JsonPath.read(json, "$." + name + ".value").toString());
            }
        }
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void whatEverybodyMayAskLeavesOutKindsThatNamePersons() {
        long before = JsonPath.<Integer>read(get("/api/v1/figures", null), "$.open.value");
        long mine = JsonPath.<Integer>read(
                get("/pusat/angka.json?kelurahan=82.71.04.1002", persons.leader()), "$.open.value");
        file("pungli", "82.71.04.1002", 0);
        pause();
        assertThat(JsonPath.<Integer>read(get("/api/v1/figures", null), "$.open.value")
                        .longValue())
                .isEqualTo(before);
        assertThat(JsonPath.<Integer>read(
                                get("/pusat/angka.json?kelurahan=82.71.04.1002", persons.leader()), "$.open.value")
                        .longValue())
                .isEqualTo(mine + 1);
        assertThat(mvc.get().uri("/api/v1/figures?kategori=pungli")).hasStatus(422);
    }

    @Test
    void theHeadOfAnAgencySeesItsOwnFiguresOnly() {
        fill(20);
        pause();
        RequestPostProcessor head = persons.head("dlh");
        String own = get("/pusat/angka.json?opd=dpupr", head);
        assertThat(JsonPath.<List<String>>read(own, "$.agencies[*].code")).containsOnly("dlh");
        String link = JsonPath.read(own, "$.open.rows");
        assertThat(follow(link.replace("opd=dlh", "opd=dpupr"), head)).isEqualTo(follow(link, head));
        String foreign = file("jalan", WARDS.getFirst(), 0).number();
        assertThat(mvc.get().uri("/pusat/laporan/" + foreign).with(head)).hasStatus(404);
        assertThat(mvc.get().uri("/pusat").with(persons.officer("dlh"))).hasStatus(403);
    }

    @Test
    void aPastDayIsCalledByItsDate() {
        RequestPostProcessor leader = persons.leader();
        assertThat(get("/pusat", leader)).contains("Selesai hari ini", "Baru saja");
        assertThat(get("/pusat?pada=2024-09-01", leader))
                .contains("Selesai pada 1 September 2024")
                .doesNotContain("hari ini", "Baru saja");
        assertThat(get("/pusat?pada=2024-09-01&lang=en", leader)).contains("Resolved on 1 September 2024");
    }

    @Test
    void aPastDayCountsWhatWasOpenThen() {
        String ward = "82.71.02.1004";
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Jayapura")).minusDays(3);
        String query = "?kelurahan=" + ward + "&pada=" + day;
        RequestPostProcessor leader = persons.leader();
        long before = JsonPath.<Integer>read(get("/pusat/angka.json" + query, leader), "$.open.value");
        Report old = file("sampah", ward, 5);
        reports.resolve(Actor.SYSTEM, Reports.Ref.of(old.number()), "Beres", false);
        file("sampah", ward, 1);
        String link = JsonPath.read(get("/pusat/angka.json" + query, leader), "$.open.rows");
        Set<String> then = follow(link, leader);
        assertThat(then).hasSize((int) before + 1).contains(old.number());
    }

    /** The four counters, then every ward, agency and category: open, overdue, resolved. */
    private static List<Map<String, Object>> numbers(String json) {
        List<Map<String, Object>> numbers = new ArrayList<>();
        for (String name : List.of("open", "overdue", "resolvedToday", "filedToday")) {
            numbers.add(JsonPath.read(json, "$." + name));
        }
        Map<String, Object> median = JsonPath.read(json, "$.timeToResolve");
        numbers.add(Map.of("value", median.get("of"), "rows", median.get("rows")));
        for (String part : List.of("wards", "agencies", "categories")) {
            List<Map<String, Map<String, Object>>> parts = JsonPath.read(json, "$." + part);
            for (Map<String, Map<String, Object>> one : parts) {
                for (String name : List.of("open", "overdue", "resolved")) {
                    if (one.get(name) != null) {
                        numbers.add(one.get(name));
                    }
                }
            }
        }
        return numbers;
    }

    private Set<String> follow(String link, RequestPostProcessor who) {
        Set<String> numbers = new HashSet<>();
        String next = link;
        String head = null;
        while (next != null) {
            String page = get(next, who);
            Matcher row = ROW.matcher(page);
            while (row.find()) {
                assertThat(numbers.add(row.group(1))).as("listed once").isTrue();
            }
            Matcher title = HEAD.matcher(page);
            assertThat(title.find()).isTrue();
            head = title.group(1);
            Matcher more = NEXT.matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : null;
        }
        assertThat(Long.parseLong(head.replace(".", ""))).isEqualTo(numbers.size());
        return numbers;
    }

    private String get(String address, RequestPostProcessor who) {
        var request = mvc.get().uri(java.net.URI.create(address.replace("~", "%7E")));
        var result = (who == null ? request : request.with(who)).exchange();
        assertThat(result).as(address).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String randomQuery() {
        List<String> parts = new ArrayList<>();
        maybe(parts, "kelurahan", WARDS);
        maybe(parts, "kecamatan", List.of("82.71.06", "82.71.02", "82.71.04"));
        maybe(parts, "opd", List.of("dlh", "dpupr", "dishub", "inspektorat"));
        maybe(parts, "kategori", CATEGORIES);
        if (random.nextInt(4) == 0) {
            parts.add("pada=" + LocalDate.now(ZoneId.of("Asia/Jayapura")).minusDays(random.nextInt(20)));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private void maybe(List<String> parts, String name, List<String> values) {
        if (random.nextInt(4) == 0) {
            parts.add(name + "=" + values.get(random.nextInt(values.size())));
        }
    }

    private void fill(int many) {
        List<Report> filed = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            filed.add(file(category, WARDS.get(random.nextInt(WARDS.size())), random.nextInt(25)));
            if (i % 2 == 0) {
                change(filed.get(random.nextInt(filed.size())));
            }
        }
    }

    private Report file(String category, String ward, int daysAgo) {
        NewReport.Origin origin =
                new NewReport.Origin("web", null, null, Instant.now().minus(daysAgo, ChronoUnit.DAYS), false);
        return reports.file(
                Actor.SYSTEM,
                new NewReport(category, new NewReport.Place(null, null, ward, null), "Untuk dihitung", origin));
    }

    private void change(Report report) {
        Reports.Ref ref = Reports.Ref.of(report.number());
        ReportStatus now = ReportStatus.of(pages.get(report.number()).status());
        if (random.nextInt(4) > 0 && now.allows(StepKind.RESOLVED)) {
            reports.resolve(Actor.SYSTEM, ref, "Beres", false);
        } else if (now.allows(StepKind.REJECTED)) {
            reports.reject(Actor.SYSTEM, ref, "Bukan urusan kota");
        }
    }

    /** Answers are shared for half a second. */
    private static void pause() {
        try {
            Thread.sleep(CityFigures.SHARED.toMillis() + 50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
