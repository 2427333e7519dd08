package id.andalan.report.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import id.andalan.report.Inbox;
import id.andalan.report.InboxFilter;
import id.andalan.report.InboxTab;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import id.andalan.report.WorkRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The health office has its reports to itself here, so that other tests' rows do not come between. */
@AndalanTest
class InboxPageTest {
    private static final String AGENCY = "dinkes";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    Inbox inbox;

    private Actor officer;

    @BeforeEach
    void anOfficer() {
        officer = persons.actor(Role.OFFICER, AGENCY);
    }

    /** Filed so long ago, then handed to the agency. */
    private Report file(Duration ago) {
        NewReport.Origin origin =
                new NewReport.Origin("web", null, null, Instant.now().minus(ago), false);
        Report filed = reports.file(
                Actor.SYSTEM,
                new NewReport("sampah", new NewReport.Place(0.7909, 127.3788, null, null), "=Tikus di pasar", origin));
        return reports.handOver(Actor.SYSTEM, Reports.Ref.of(filed.number()), AGENCY, "Kesehatan");
    }

    private String page(Actor actor, String address) throws Exception {
        return found(browser.get().uri(address).with(persons.as(actor)).exchange());
    }

    @Test
    void theMostUrgentStandFirstAndEveryPageGoesOnWhereTheLastEnded() {
        List<String> filed = new ArrayList<>();
        for (int days = 1; days <= 7; days++) {
            filed.add(file(Duration.ofDays(days)).number());
        }
        List<WorkRow> read = new ArrayList<>();
        ReportPages.Mark mark = null;
        do {
            Inbox.Page page = inbox.page(officer, InboxFilter.of(InboxTab.SEMUA), mark, 3);
            read.addAll(page.reports());
            mark = page.next();
        } while (mark != null);
        assertThat(read).extracting(WorkRow::number).doesNotHaveDuplicates().containsAll(filed);
        assertThat(read).extracting(WorkRow::agency).containsOnly(AGENCY);
        List<Instant> dues =
                read.stream().map(WorkRow::due).filter(due -> due != null).toList();
        assertThat(dues).isSorted();
    }

    @Test
    void eachQueueHoldsWhatItsNameSays() {
        Report late = file(Duration.ofDays(60));
        Report asked = reports.giveBack(
                officer, Reports.Ref.of(file(Duration.ofHours(1)).number()), "Di mana?");
        Report mine =
                reports.assign(officer, Reports.Ref.of(file(Duration.ofHours(2)).number()), null);
        Report done = reports.resolve(
                officer, Reports.Ref.of(file(Duration.ofHours(3)).number()), "Beres", false);
        assertThat(numbers(InboxTab.TERLAMBAT)).contains(late.number()).doesNotContain(mine.number(), asked.number());
        assertThat(numbers(InboxTab.MENUNGGU)).contains(asked.number()).doesNotContain(late.number());
        assertThat(numbers(InboxTab.SAYA)).containsExactly(mine.number());
        assertThat(numbers(InboxTab.SELESAI)).contains(done.number()).doesNotContain(mine.number());
        assertThat(numbers(InboxTab.BARU)).contains(late.number()).doesNotContain(mine.number());
        assertThat(numbers(InboxTab.DIKERJAKAN)).contains(mine.number());
        var counts = inbox.counts(officer, null);
        for (InboxTab tab : InboxTab.values()) {
            assertThat(counts.get(tab)).as(tab.code()).isEqualTo(numbers(tab).size());
        }
    }

    private List<String> numbers(InboxTab tab) {
        return inbox.page(officer, InboxFilter.of(tab), null, Inbox.MOST).reports().stream()
                .map(WorkRow::number)
                .toList();
    }

    @Test
    void officersSeeTheirAgencyLeadersSeeAll() throws Exception {
        Report report = file(Duration.ofDays(90));
        Actor stranger = persons.actor(Role.OFFICER, "dpupr");
        assertThat(page(officer, "/kerja?antrean=terlambat")).contains(report.number(), "name=\"laporan\"");
        assertThat(page(stranger, "/kerja?antrean=terlambat&opd=" + AGENCY)).doesNotContain(report.number());
        assertThat(page(persons.actor(Role.LEADER, null), "/kerja?antrean=terlambat&opd=" + AGENCY))
                .contains(report.number())
                .doesNotContain("name=\"laporan\"");
        assertThat(page(persons.actor(Role.AUDITOR, null), "/kerja?antrean=semua"))
                .contains("opd");
    }

    @Test
    void aNumberLeadsToItsReport() throws Exception {
        Report report = file(Duration.ofHours(1));
        assertThat(browser.get()
                        .uri("/kerja?cari=" + report.number().replace("-", ""))
                        .with(persons.as(officer))
                        .exchange())
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/kerja/laporan/" + report.number());
        assertThat(page(persons.actor(Role.OFFICER, "dpupr"), "/kerja?cari=" + report.number()))
                .contains("tidak ada di sini");
    }

    @Test
    void wordsFindReportsOfEveryQueueNewestFirst() throws Exception {
        String word = Filings.word();
        Report older = described(word + " di jembatan", Duration.ofDays(3));
        Report newer = described("Jembatan, " + word, Duration.ofHours(2));
        reports.resolve(officer, Reports.Ref.of(older.number()), "Beres", false);
        String found = page(officer, "/kerja?cari=JEMBATAN " + word);
        assertThat(found).contains("semua antrean", "value=\"JEMBATAN " + word + "\"");
        assertThat(found.indexOf(newer.number())).isPositive().isLessThan(found.indexOf(older.number()));
        assertThat(page(officer, "/kerja?cari=" + word + "&status=resolved"))
                .contains(older.number())
                .doesNotContain(newer.number());
        assertThat(page(officer, "/kerja/daftar.csv?cari=" + word)).contains(older.number(), newer.number());
        assertThat(page(persons.actor(Role.LEADER, null), "/kerja?cari=" + word))
                .contains(older.number(), newer.number());
        assertThat(page(persons.actor(Role.OFFICER, "dpupr"), "/kerja?cari=" + word))
                .contains("tidak ada di sini", "perangkat daerah lain")
                .doesNotContain(older.number(), newer.number());
    }

    @Test
    void pagesOfASearchGoOnWhereTheLastEnded() {
        String word = Filings.word();
        List<String> filed = new ArrayList<>();
        for (int hours = 5; hours >= 1; hours--) {
            filed.addFirst(described(word, Duration.ofHours(hours)).number());
        }
        InboxFilter filter =
                new InboxFilter(InboxTab.BARU, id.andalan.report.ReportFilter.ALL.withText(word), null, null);
        List<String> read = new ArrayList<>();
        ReportPages.Mark mark = null;
        do {
            Inbox.Page page = inbox.page(officer, filter, mark, 2);
            page.reports().forEach(row -> read.add(row.number()));
            mark = page.next();
        } while (mark != null);
        assertThat(read).isEqualTo(filed);
    }

    private Report described(String words, Duration ago) {
        NewReport.Origin origin =
                new NewReport.Origin("web", null, null, Instant.now().minus(ago), false);
        Report filed = reports.file(
                Actor.SYSTEM,
                new NewReport("sampah", new NewReport.Place(0.7909, 127.3788, null, null), words, origin));
        return reports.handOver(Actor.SYSTEM, Reports.Ref.of(filed.number()), AGENCY, "Kesehatan");
    }

    @Test
    void manyAtOnceTellWhichCouldNotBeDone() throws Exception {
        Report fine = file(Duration.ofHours(1));
        Report changed = file(Duration.ofHours(1));
        reports.start(persons.actor(Role.OFFICER, AGENCY), Reports.Ref.of(changed.number()));
        MvcTestResult result = browser.post()
                .uri("/kerja/tugaskan")
                .with(persons.as(officer))
                .with(Persons.form())
                .param("laporan", fine.number() + ":" + fine.version(), changed.number() + ":" + changed.version())
                .exchange();
        assertThat(result).hasStatusOk();
        assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains(changed.number(), "1 laporan berhasil")
                .doesNotContain(">" + fine.number());
        assertThat(inbox.get(officer, fine.number()).row().assignee()).isEqualTo(officer.id());
        assertThat(inbox.get(officer, changed.number()).row().assignee()).isNull();
    }

    @Test
    void headsSeeWhoHasHowMuch() throws Exception {
        reports.assign(officer, Reports.Ref.of(file(Duration.ofHours(1)).number()), null);
        assertThat(page(persons.actor(Role.AGENCY_HEAD, AGENCY), "/kerja")).contains("Beban kerja petugas");
        assertThat(page(officer, "/kerja")).doesNotContain("Beban kerja petugas");
    }

    @Test
    void theSpreadsheetHoldsTheQueueAndNoFormulas() throws Exception {
        Report report = file(Duration.ofDays(30));
        assertThat(page(officer, "/kerja/daftar.csv?antrean=terlambat"))
                .startsWith("\uFEFFNomor")
                .contains(report.number(), "'=Tikus");
    }

    @Test
    void theMapShowsTheSameQueue() throws Exception {
        file(Duration.ofHours(1));
        assertThat(page(officer, "/kerja/peta")).contains("/kerja/peta/titik.json");
        assertThat(page(officer, "/kerja/peta/titik.json?barat=126&selatan=0&timur=128&utara=2&zoom=12&antrean=semua"))
                .contains("\"count\"");
    }

    @Test
    void anUnknownQueueIsSaidClearly() {
        assertThat(browser.get()
                        .uri("/kerja?antrean=x")
                        .with(persons.as(officer))
                        .exchange())
                .hasStatus(422);
    }
}
