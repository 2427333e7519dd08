package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.Reports;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer's day: takes a report, asks, resolves it with proof; meets a colleague on the same report. */
@Journey
class OfficerJourneyTest {
    @Autowired
    private Reports reports;

    @Autowired
    private Persons persons;

    private Report file(String words) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        "sampah",
                        new NewReport.Place(0.7909, 127.3788, null, "depan pasar"),
                        words,
                        NewReport.Origin.of("web")));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void unfold(Page page, String name) {
        page.locator(".act-box summary", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Test
    void takesAReportAsksAndResolvesItWithProof(Browsers browsers) throws IOException {
        Report report = file("Sampah menumpuk di depan pasar, baunya sampai ke sekolah.");
        Actor officer = persons.actor(Role.OFFICER, "dlh");
        Page page = browsers.signedIn(persons.session(officer.id()), 1440, 900);
        page.navigate("/kerja?antrean=semua");
        assertAccessible(page);
        assertFits(page);
        picture(page, "inbox-1440");
        page.keyboard().press("j");
        assertThat(page.locator(".table--inbox a.title").first()).isFocused();
        page.keyboard().press("x");
        assertThat(page.locator(".bulk strong")).hasText("1 dipilih");
        page.keyboard().press("/");
        page.keyboard().type(report.number());
        page.keyboard().press("Enter");
        button(page, "Ambil laporan ini").click();
        assertThat(page.locator(".flash")).containsText("tugas Anda");
        unfold(page, "Tanya pelapor");
        page.locator("#teks-tanya").fill("Sebelah mana pasarnya?");
        button(page, "Tanya pelapor (tenggat dijeda)").click();
        assertThat(page.locator(".page-head")).containsText("Menunggu pelapor");
        page.locator("#teks-lanjut").fill("Sudah ditelepon: pintu timur");
        button(page, "Lanjutkan tanpa jawaban pelapor").click();
        button(page, "Mulai kerjakan").click();
        assertThat(page.locator(".page-head")).containsText("Dikerjakan");
        assertAccessible(page);
        assertFits(page);
        picture(page, "work-1440");
        page.locator("#foto").setInputFiles(new FilePayload("bukti.png", "image/png", photo()));
        button(page, "Nyatakan selesai").click();
        assertThat(page.locator(".flash")).containsText("Dinyatakan selesai");
        assertThat(page.locator("img[alt='Foto bukti 1']")).isVisible();
        assertAccessible(page);
    }

    @Test
    void theSecondOfTwoOfficersKeepsHisTextAndSeesWhatChanged(Browsers browsers) {
        Report report = file("Lampu pasar mati sejak Senin.");
        Page first = browsers.signedIn(
                persons.session(persons.actor(Role.OFFICER, "dlh").id()), 1440, 900);
        Page second = browsers.signedIn(
                persons.session(persons.actor(Role.OFFICER, "dlh").id()), 1440, 900);
        first.navigate("/kerja/laporan/" + report.number());
        second.navigate("/kerja/laporan/" + report.number());
        button(first, "Ambil laporan ini").click();
        assertThat(first.locator(".flash")).isVisible();
        unfold(second, "Serahkan ke perangkat daerah lain");
        second.locator("#opd").selectOption("dishub");
        second.locator("#teks-serahkan").fill("Ini lampu jalan, bukan sampah.");
        button(second, "Serahkan ke perangkat daerah lain").click();
        assertThat(second.locator("[role=alert]").first()).containsText("baru saja diubah orang lain");
        assertThat(second.locator("#teks-serahkan")).hasValue("Ini lampu jalan, bukan sampah.");
        assertAccessible(second);
        picture(second, "conflict-1440");
        button(second, "Serahkan ke perangkat daerah lain").click();
        assertThat(second.locator(".flash")).containsText("sudah diserahkan");
    }

    @Test
    void worksOnAPhoneToo(Browsers browsers) {
        Report report = file("Sampah di selokan depan sekolah.");
        Page page = browsers.signedIn(
                persons.session(persons.actor(Role.AGENCY_HEAD, "dlh").id()), 360, 740);
        page.navigate("/kerja?antrean=semua");
        assertAccessible(page);
        assertFits(page);
        picture(page, "inbox-360");
        page.navigate("/kerja/laporan/" + report.number());
        assertAccessible(page);
        assertFits(page);
        picture(page, "work-360");
        page.navigate("/kerja/peta?antrean=semua");
        assertThat(page.locator(".dot-many, .dot-one").first()).isVisible();
        assertAccessible(page);
        assertFits(page);
        page.locator("#peta-place").selectOption("kota");
        assertThat(page.locator(".dot-many, .dot-one").first()).isVisible();
        picture(page, "inbox-map-360");
    }

    /** On a slow machine the map's script can run before its element has got a height. */
    @Test
    void theMapWaitsForRoom(Browsers browsers) {
        Page page = browsers.signedIn(
                persons.session(persons.actor(Role.OFFICER, "dlh").id()), 360, 740);
        page.addInitScript("""
                new MutationObserver((changes, watch) => {
                  const map = document.getElementById('peta');
                  if (!map) return;
                  watch.disconnect();
                  map.style.setProperty('height', '0px', 'important');
                  map.style.setProperty('min-height', '0px', 'important');
                  setTimeout(() => map.removeAttribute('style'), 700);
                }).observe(document, { childList: true, subtree: true });
                """);
        page.navigate("/kerja/peta?antrean=semua");
        assertThat(page.locator("#peta path.leaflet-interactive, #peta svg path")
                        .first())
                .isVisible();
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", picture);
        return picture.toByteArray();
    }
}
