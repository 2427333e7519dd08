package id.andalan.report.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.Photos;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportDesk;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class WorkPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    Contacts contacts;

    @Autowired
    Photos photos;

    /** A place of its own for each test. */
    private final double lat = 0.7909 + Math.random() / 1_000;

    private Actor officer;

    @BeforeEach
    void anOfficer() {
        officer = persons.actor(Role.OFFICER, "dlh");
    }

    private Report file(UUID contact) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(lat, 127.3788, null, "depan pasar"),
                        "Sampah menumpuk <b>di</b> depan pasar, hubungi 0812-3456-7890",
                        new NewReport.Origin("web", contact, null, null, false)));
    }

    private static Reports.Ref ref(Report report) {
        return new Reports.Ref(report.number(), report.version());
    }

    private MvcTestResult open(Actor actor, Report report) {
        return browser.get()
                .uri("/kerja/laporan/" + report.number())
                .with(persons.as(actor))
                .exchange();
    }

    private MvcTestResult act(Actor actor, Report report, String action, String... fields) {
        var request = browser.post()
                .uri("/kerja/laporan/" + report.number() + "/" + action)
                .with(persons.as(actor))
                .with(Persons.form())
                .param("versi", String.valueOf(report.version()));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void thePageShowsTheWholeReportWithTextAsWritten() throws Exception {
        String page = text(open(officer, file(null)));
        assertThat(page)
                .contains("&lt;b&gt;di&lt;/b&gt;", "0812-3456-7890", "depan pasar", "Ambil laporan ini", "Tanpa kontak")
                .doesNotContain("<b>di</b>");
    }

    @Test
    void everyStepOfTheLifeCanBeTakenHere() {
        Report report = file(null);
        assertThat(act(officer, report, "ambil")).hasStatus(302);
        report = again(report);
        assertThat(report.assignee()).isEqualTo(officer.id());
        assertThat(act(officer, report, "mulai")).hasStatus(302);
        report = again(report);
        assertThat(act(officer, report, "tanya", "teks", "Sebelah mana pasar?")).hasStatus(302);
        report = again(report);
        assertThat(act(officer, report, "lanjut", "teks", "Sudah ditelepon")).hasStatus(302);
        report = again(report);
        assertThat(act(officer, report, "lepas")).hasStatus(302);
        report = again(report);
        assertThat(report.assignee()).isNull();
        assertThat(act(officer, report, "tanggapi", "teks", "Truk rusak", "internal", "true"))
                .hasStatus(302);
        assertThat(act(officer, report, "selesai", "teks", "Sudah diangkut")).hasStatus(302);
        assertThat(pages.get(report.number()).status()).isEqualTo("resolved");
    }

    private Report again(Report report) {
        return reports.open(link(report));
    }

    @Autowired
    id.andalan.report.ReportLinks links;

    private String link(Report report) {
        return links.path(report.id(), report.number()).substring("/l/".length());
    }

    @Test
    void theSecondOfTwoOfficersSeesWhatChangedAndKeepsHisText() throws Exception {
        Report report = file(null);
        Actor colleague = persons.actor(Role.OFFICER, "dlh");
        reports.assign(colleague, ref(report), null);
        MvcTestResult second = act(officer, report, "tolak", "sebab", "lain", "teks", "Bukan urusan kami");
        assertThat(second).hasStatus(409);
        assertThat(text(second)).contains("baru saja diubah orang lain", "Ditugaskan", "Bukan urusan kami");
        assertThat(pages.get(report.number()).status()).isEqualTo("assigned");
    }

    @Test
    void aSecondClickIsTheSameRequest() {
        Report report = file(null);
        String key = UUID.randomUUID().toString();
        assertThat(act(officer, report, "mulai", "kunci", key)).hasStatus(302);
        assertThat(act(officer, report, "mulai", "kunci", key)).hasStatus(302);
        assertThat(pages.get(report.number()).version()).isEqualTo(2);
    }

    @Test
    void aFaultStandsAtItsFieldWithTheText() throws Exception {
        Report report = file(null);
        MvcTestResult refused = act(officer, report, "serahkan", "opd", "", "teks", "Ini saluran air");
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("Ini saluran air", "error-summary");
    }

    @Test
    void handedOverWhileSomebodyWroteTheTextIsNotLost() throws Exception {
        Report report = file(null);
        reports.handOver(persons.actor(Role.OFFICER, "dlh"), ref(report), "dpupr", "Saluran tersumbat");
        MvcTestResult late = act(officer, report, "tanya", "teks", "Sebelah mana?");
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("sudah diserahkan", "Sebelah mana?");
        assertThat(open(officer, report)).hasStatus(404);
    }

    @Test
    void anotherAgencysReportIsNotThere() {
        Report report = file(null);
        Actor stranger = persons.actor(Role.OFFICER, "dpupr");
        assertThat(open(stranger, report)).hasStatus(404);
        assertThat(act(stranger, report, "mulai")).hasStatus(404);
        assertThat(act(officer, report, "hancurkan")).hasStatus(404);
    }

    @Test
    void leadersReadEverythingAndChangeNothing() throws Exception {
        Report report = file(null);
        Actor leader = persons.actor(Role.LEADER, null);
        assertThat(text(open(leader, report))).doesNotContain("/ambil").contains("tanpa dapat mengubahnya");
        assertThat(open(persons.actor(Role.AUDITOR, null), report)).hasStatusOk();
        assertThat(act(leader, report, "mulai")).hasStatus(403);
    }

    @Test
    void whoReportedIsShownForAPurposeOnlyAndTheLookIsNoted() throws Exception {
        UUID contact = contacts.store(new Contact("Ani Wijaya", "081234567890", null));
        Report report = file(contact);
        assertThat(text(open(officer, report))).doesNotContain("Ani Wijaya").contains("Tersembunyi");
        assertThat(act(officer, report, "kontak")).hasStatus(422);
        assertThat(contacts.lookers(contact)).isEmpty();
        MvcTestResult shown = act(officer, report, "kontak", "tujuan", "VISIT");
        assertThat(text(shown)).contains("Ani Wijaya");
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(contacts.lookers(contact)).hasSize(1);
    }

    @Test
    void aProofPhotoReplacesTheWords() throws Exception {
        Report report = file(null);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", picture);
        MvcTestResult done = browser.post()
                .uri("/kerja/laporan/" + report.number() + "/selesai")
                .multipart()
                .file("foto", picture.toByteArray())
                .param("versi", "1")
                .with(persons.as(officer))
                .with(Persons.form())
                .exchange();
        assertThat(done).hasStatus(302);
        assertThat(photos.list(ReportDesk.PROOF, report.id())).hasSize(1);
        MvcTestResult neither = act(officer, file(null), "selesai", "teks", "  ");
        assertThat(neither).hasStatus(422);
        assertThat(text(neither)).contains("foto bukti", "satu kalimat").doesNotContain("wajib diisi");
    }

    @Test
    void theWayBackLeadsToWhereTheReaderBelongs() throws Exception {
        Report report = file(null);
        assertThat(crumbs(officer, report)).contains("href=\"/kerja\"").doesNotContain("/pusat");
        for (Role role : new Role[] {Role.LEADER, Role.ADMIN, Role.AUDITOR}) {
            Actor watching = persons.actor(role, null);
            assertThat(crumbs(watching, report))
                    .contains("href=\"/pusat\"", "href=\"/pusat/laporan?opd=dlh\"")
                    .doesNotContain("href=\"/kerja\"");
            assertThat(browser.get()
                            .uri("/pusat/laporan?opd=dlh")
                            .with(persons.as(watching))
                            .exchange())
                    .hasStatusOk();
        }
    }

    private String crumbs(Actor actor, Report report) throws Exception {
        String page = text(open(actor, report));
        int begin = page.indexOf("class=\"crumbs\"");
        return page.substring(begin, page.indexOf("</nav>", begin));
    }

    @Test
    void similarOnesNearbyAreOfferedForMerging() throws Exception {
        Report one = file(null);
        Report other = file(null);
        assertThat(text(open(officer, one))).contains("/kerja/laporan/" + other.number());
        assertThat(act(officer, one, "gabung", "ke", other.number())).hasStatus(302);
        assertThat(text(open(officer, one))).contains(other.number());
    }
}
