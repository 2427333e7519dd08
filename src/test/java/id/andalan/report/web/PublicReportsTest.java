package id.andalan.report.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everybody may read: pages, export, feeds and JSON over the same filter, and nothing that is hidden. */
@AndalanTest
class PublicReportsTest {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Reports reports;

    @Autowired
    private Persons persons;

    @Autowired
    private JsonMapper json;

    private Report file(String category, String description) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        category,
                        new NewReport.Place(0.7909, 127.3788, null, null),
                        description,
                        NewReport.Origin.of("web")));
    }

    private MvcTestResult open(String path) {
        return browser.get().uri(path).exchange();
    }

    private String text(String path) throws Exception {
        return found(open(path));
    }

    @Test
    void listExportAndFeedsShowTheSameReports() throws Exception {
        String word = Filings.word();
        String one = file("sampah", word + " satu").number();
        String other = file("jalan", word + " dua").number();
        for (String path : List.of("/laporan", "/laporan.csv", "/laporan.atom", "/laporan.rss", "/api/v1/reports")) {
            assertThat(text(path + "?cari=" + word)).as(path).contains(one, other);
            assertThat(text(path + "?kategori=jalan&cari=" + word))
                    .as(path)
                    .contains(other)
                    .doesNotContain(one);
        }
    }

    @Test
    void kindsThatNamePersonsAreNowherePublic() throws Exception {
        String word = Filings.word();
        Report hidden = file("pelayanan", word);
        for (String path : List.of("/laporan", "/laporan.csv", "/laporan.atom", "/laporan.rss", "/api/v1/reports")) {
            assertThat(text(path + "?cari=" + word)).as(path).doesNotContain(hidden.number());
        }
        assertThat(text("/api/v1/reports/map?zoom=18&bbox=127.37,0.78,127.39,0.80&cari=" + word))
                .doesNotContain(hidden.number());
        assertThat(text("/api/v1/reports/similar?category=pelayanan&lat=0.7909&long=127.3788"))
                .doesNotContain(hidden.number());
        assertThat(text("/")).doesNotContain(hidden.number());
        assertThat(open("/laporan/" + hidden.number())).hasStatus(404);
        assertThat(open("/api/v1/reports/" + hidden.number())).hasStatus(404);
        assertThat(open("/api/v1/reports/" + hidden.number() + "/steps")).hasStatus(404);
        assertThat(text("/cek?nomor=" + hidden.number())).contains("Tidak ada laporan");
        assertThat(open("/laporan?kategori=pelayanan")).hasStatus(422);
        assertThat(open("/laporan.csv?kategori=pelayanan")).hasStatus(422);
        assertThat(browser.get()
                        .uri("/laporan/" + hidden.number())
                        .with(persons.officer(hidden.agency()))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void whoeverLeadsKeepsOrChecksTheCityReadsHiddenKindsAndOtherAgenciesDoNot() throws Exception {
        Report hidden = file("pelayanan", Filings.word());
        for (RequestPostProcessor reader : List.of(persons.admin(), persons.auditor(), persons.leader())) {
            for (String path : List.of("/laporan/", "/kerja/laporan/")) {
                assertThat(browser.get()
                                .uri(path + hidden.number())
                                .with(reader)
                                .exchange())
                        .hasStatusOk();
            }
        }
        for (RequestPostProcessor reader : List.of(persons.officer("damkar"), persons.resident())) {
            assertThat(browser.get()
                            .uri("/laporan/" + hidden.number())
                            .with(reader)
                            .exchange())
                    .hasStatus(404);
        }
        assertThat(browser.post()
                        .uri("/kerja/laporan/" + hidden.number() + "/catat")
                        .with(persons.auditor())
                        .with(Persons.form())
                        .exchange())
                .as("an auditor only reads")
                .hasStatus(403);
    }

    @Test
    void exportedCellsAreNoFormulas() throws Exception {
        String word = Filings.word();
        file("sampah", "=HYPERLINK(\"http://jahat\",\"" + word + "\")");
        assertThat(text("/laporan.csv?cari=" + word)).contains("\"'=HYPERLINK(").doesNotContain(",=HYPER", "\"=HYPER");
        for (String bad : List.of("=1+1", "+1", "-1", "@SUM(A1)", "%x", "|cmd")) {
            assertThat(ReportExport.safe(bad)).startsWith("'");
        }
        assertThat(ReportExport.safe("biasa saja")).isEqualTo("biasa saja");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/laporan.atom", "/laporan.rss"})
    void feedsAreWellFormedWhateverPeopleWrite(String path) throws Exception {
        String word = Filings.word();
        file("sampah", word + " <![CDATA[ & ]]> \u000B\uD83D\uDE00 \"<b>\"");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text(path + "?cari=" + word).getBytes(StandardCharsets.UTF_8)));
        assertThat(feed.getDocumentElement().getTextContent()).contains(word, "<![CDATA[ & ]]>");
    }

    @Test
    void theCursorLeadsThroughAllReportsOnce() throws Exception {
        String word = Filings.word();
        List<String> filed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            filed.add(file("sampah", word + " " + i).number());
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = json.readTree(text("/api/v1/reports?limit=3&cari=" + word + "&cursor=" + cursor));
            page.get("reports").forEach(report -> read.add(report.get("number").asString()));
            cursor = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(read).isEqualTo(filed.reversed());
        assertThat(open("/api/v1/reports?cursor=rusak")).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/reports/map?zoom=10&bbox=1,2,3",
                "/api/v1/reports/map?zoom=10&bbox=NaN,0,1,1",
                "/api/v1/reports/map?zoom=99&bbox=127,0,128,1",
                "/api/v1/reports?kelurahan=x",
                "/api/v1/reports?dari=kemarin",
                "/api/v1/reports/similar?category=sampah&lat=NaN&long=127",
                "/api/v1/reports/similar?category=lenyap&lat=0.79&long=127.38",
                "/api/v1/reports?limit=-1",
                "/api/v1/reports?limit=1001",
                "/laporan?status=lenyap",
                "/laporan.csv?sampai=9",
            })
    void whatMakesNoSenseIsRefused(String path) {
        assertThat(open(path)).hasStatus(422);
    }

    @Test
    void theListFollowsWithAKeysetAndKeepsItsFilter() throws Exception {
        String word = Filings.word();
        for (int i = 0; i < 27; i++) {
            file("sampah", word + " nomor " + i);
        }
        String first = text("/laporan?cari=" + word);
        assertThat(first).contains("27 laporan", "sesudah=").doesNotContain("nomor 1<");
        String next = first.replaceAll("(?s).*href=\"([^\"]*sesudah=[^\"]*)\".*", "$1")
                .replace("&amp;", "&")
                .replace("%7E", "~");
        assertThat(text(next)).contains("nomor 1<", "nomor 0<").doesNotContain("nomor 26<");
    }

    @Test
    void theMapShowsSingleReportsUpClose() throws Exception {
        String word = Filings.word();
        String number = file("pohon", word).number();
        assertThat(text("/api/v1/reports/map?zoom=18&bbox=127.37,0.78,127.39,0.80&cari=" + word))
                .contains(number);
        assertThat(text("/laporan?tampil=peta")).contains("id=\"reports-map\"", "skematis");
    }

    @Test
    void theHomePageRemembersMyWard() throws Exception {
        Report report = file("sampah", Filings.word());
        MvcTestResult chosen = open("/?kelurahan=" + report.subject().ward());
        assertThat(chosen.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("kelurahan=" + report.subject().ward()));
        assertThat(chosen.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        report.number(),
                        "status=terbuka&amp;kelurahan=" + report.subject().ward());
        assertThat(open("/?kelurahan=<b>")).hasStatusOk();
    }

    @Test
    void aNumberLeadsToItsReport() throws Exception {
        String number = file("sampah", Filings.word()).number();
        assertThat(open("/cek?nomor=" + number.replace("-", "")).getResponse().getRedirectedUrl())
                .isEqualTo("/laporan/" + number);
        assertThat(text("/cek?nomor=26-99")).contains("nomor-error");
        assertThat(open("/laporan/26-999999-0")).hasStatus(404);
    }

    @Test
    void theStepsArePublicWithoutPersons() throws Exception {
        Report report = file("sampah", Filings.word());
        Actor officer =
                new Actor(id.andalan.core.Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.OFFICER), report.agency());
        reports.comment(officer, Reports.Ref.of(report.number()), "catatan rahasia", true);
        reports.start(officer, Reports.Ref.of(report.number()));
        assertThat(text("/api/v1/reports/" + report.number() + "/steps"))
                .contains("started")
                .doesNotContain("rahasia", String.valueOf(officer.id()));
        assertThat(text("/laporan/" + report.number()))
                .contains("Mulai dikerjakan")
                .doesNotContain("rahasia");
    }

    @Test
    void theWorkerNamesFilesThatAreThere() throws Exception {
        String script = text("/sw.js");
        List<String> files = new ArrayList<>();
        json.readTree(script.substring(script.indexOf('['), script.indexOf(']') + 1))
                .forEach(file -> files.add(file.asString()));
        assertThat(files).contains("/lapor", "/luring").hasSizeGreaterThan(10);
        for (String file : files) {
            assertThat(open(file)).as(file).hasStatusOk();
        }
        assertThat(text("/manifest.webmanifest")).contains("/img/icon-192.png");
        assertThat(open("/img/icon-192.png")).hasStatusOk();
    }
}
