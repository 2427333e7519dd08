package id.andalan.report.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Look;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportSteps;
import id.andalan.report.Reports;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class TrackPageTest {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportPages pages;

    @Autowired
    private ReportSteps steps;

    @Autowired
    private ReportLinks links;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Persons persons;

    private Report file(UUID contact) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.7909, 127.3788, null, null),
                        Filings.word(),
                        new NewReport.Origin("web", contact, null, null, false)));
    }

    private String link(Report report) {
        return links.path(report.id(), report.number());
    }

    private MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.with(Persons.form()).exchange();
    }

    private String page(Report report) throws Exception {
        return found(browser.get().uri(link(report)).exchange());
    }

    private Actor officer(Report report) {
        return persons.actor(Role.OFFICER, report.agency());
    }

    private String status(Report report) {
        return pages.get(report.number()).status();
    }

    @Test
    void itSaysWhoHasItAndUntilWhen() throws Exception {
        Report report = file(null);
        assertThat(page(report)).contains(report.number(), "paling lambat", "WIT", "Dinas Lingkungan Hidup", "noindex");
    }

    @Test
    void aWrongLinkOpensNothing() {
        Report report = file(null);
        String wrong = link(report).substring(0, link(report).length() - 3) + "AAA";
        assertThat(browser.get().uri(wrong).exchange()).hasStatus(404);
        assertThat(post(wrong + "/beres")).hasStatus(404);
    }

    @Test
    void whoeverReportedConfirms() {
        Report report = file(null);
        reports.resolve(officer(report), Reports.Ref.of(report.number()), "Sudah diangkut", false);
        assertThat(post(link(report) + "/beres")).hasStatus(302);
        assertThat(status(report)).isEqualTo("closed");
    }

    @Test
    void reopeningNeedsAReason() throws Exception {
        Report report = file(null);
        reports.resolve(officer(report), Reports.Ref.of(report.number()), "Sudah diangkut", false);
        assertThat(post(link(report) + "/buka-lagi", "text", " ")).hasStatus(422);
        assertThat(status(report)).isEqualTo("resolved");
        assertThat(post(link(report) + "/buka-lagi", "text", "Masih ada sisa")).hasStatus(302);
        assertThat(page(report)).contains("Masih ada sisa", "Dibuka lagi");
    }

    @Test
    void aQuestionIsAnswered() throws Exception {
        Report report = file(null);
        reports.giveBack(officer(report), Reports.Ref.of(report.number()), "Di sisi mana?");
        assertThat(page(report)).contains("Di sisi mana?", "tenggatnya berhenti");
        assertThat(post(link(report) + "/jawab", "text", "Sisi timur")).hasStatus(302);
        assertThat(status(report)).isEqualTo("received");
    }

    @Test
    void afterAnAnswerTheFirstResponseIsNotPromisedAgain() throws Exception {
        Report report = file(null);
        assertThat(page(report)).contains("menanggapi paling lambat").doesNotContain("menyelesaikan paling lambat");
        reports.giveBack(officer(report), Reports.Ref.of(report.number()), "Di sisi mana?");
        post(link(report) + "/jawab", "text", "Sisi timur");
        // Received again, but answered once: what counts now is the solution.
        assertThat(status(report)).isEqualTo("received");
        assertThat(page(report)).contains("menyelesaikan paling lambat").doesNotContain("menanggapi paling lambat");
    }

    @Test
    void theAddressThatIsASecretIsToldToNoOtherPage() {
        assertThat(browser.get().uri(link(file(null))).exchange())
                .headers()
                .hasValue("Referrer-Policy", "no-referrer")
                .hasValue("X-Robots-Tag", "noindex");
    }

    @Test
    void theDataOfAnAccountAreErasedWithTheAccountOnly() throws Exception {
        Actor resident = persons.residentActor();
        Contact own = contacts.own(resident).orElseThrow();
        UUID contact = contacts.store(resident, own);
        Report report = reports.file(
                resident,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.7909, 127.3788, null, null),
                        Filings.word(),
                        new NewReport.Origin("web", contact, resident.id(), null, false)));
        assertThat(page(report)).contains(own.email(), "href=\"/akun\"").doesNotContain("/hapus-kontak");
        assertThat(post(link(report) + "/hapus-kontak")).hasStatus(422);
        assertThat(contacts.own(resident)).contains(own);
    }

    @Test
    void aRemarkSentTwiceIsThereOnce() throws Exception {
        Report report = file(null);
        String path = link(report) + "/catatan";
        post(path, "text", "Makin banyak", "key", "kunci-" + report.id());
        post(path, "text", "Makin banyak", "key", "kunci-" + report.id());
        assertThat(steps.ofPublic(report.id()))
                .filteredOn(step -> "Makin banyak".equals(step.note()))
                .hasSize(1);
        assertThat(page(report)).contains("Keterangan pelapor");
    }

    @Test
    void theReporterSeesWhoLookedAndHasTheContactErased() throws Exception {
        UUID contact = contacts.store(new Contact("Ani Uji", "081234500001", null));
        Report report = file(contact);
        assertThat(page(report)).contains("Ani Uji", "Belum ada yang membuka");
        contacts.reveal(officer(report), contact, Look.Purpose.VISIT);
        assertThat(page(report)).contains("kunjungan ke lokasi", "Dinas Lingkungan Hidup");
        assertThat(post(link(report) + "/hapus-kontak")).hasStatus(302);
        assertThat(contacts.own(contact)).isEmpty();
        assertThat(page(report)).doesNotContain("Ani Uji").contains("kunjungan ke lokasi");
    }
}
