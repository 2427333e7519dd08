package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.Reports;
import id.andalan.report.web.Filings;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resident with a phone of 360 pixels. */
@Journey
class ResidentJourneyTest {
    private static final Pattern PRIVATE_PAGE = Pattern.compile(".*/l/.*");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportLinks links;

    @Autowired
    private Persons persons;

    private int count(String description) {
        return jdbc.sql("select count(*) from report.report where description = ?")
                .param(description)
                .query(Integer.class)
                .single();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void reportsRubbishWithPhotoAndPosition(Browsers browsers) {
        String words = "Sampah menumpuk " + Filings.word();
        Page page = browsers.phone();
        page.navigate("/");
        assertFits(page);
        assertAccessible(page);
        page.locator(".act--primary").click();
        assertFits(page);
        assertAccessible(page);
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Sampah menumpuk"))
                .click();
        button(page, "Pakai lokasi saya").click();
        assertThat(page.locator("#place-found")).containsText("Kelurahan");
        button(page, "Tandai di peta").click();
        assertThat(page.locator("#pin-map .pin-icon")).isVisible();
        page.locator("#photos").setInputFiles(new FilePayload("foto.png", "image/png", Filings.picture(2600, 1900)));
        assertThat(page.locator("#previews img")).hasCount(1);
        button(page, "Kirim laporan").click();
        assertThat(page.locator(".error-summary")).containsText("Ceritakan");
        assertAccessible(page);
        page.getByLabel("Ceritakan masalahnya").fill(words);
        button(page, "Kirim laporan").click();
        page.waitForURL(PRIVATE_PAGE);
        assertThat(page.locator(".big-number")).containsText(Pattern.compile("\\d\\d-\\d{6}-\\d"));
        assertThat(page.locator(".thumbs img")).hasCount(1);
        assertFits(page);
        assertAccessible(page);
        assertThat(count(words)).isOne();
        Integer photos = jdbc.sql("select photos from report.report where description = ?")
                .param(words)
                .query(Integer.class)
                .single();
        assertThat(photos).isOne();
    }

    @Test
    void withoutANetworkTheReportWaitsOnThePhoneAndGoesOutOnce(Browsers browsers) {
        String words = "Lampu mati " + Filings.word();
        Page page = browsers.phone();
        page.navigate("/lapor");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.waitForFunction("() => Boolean(navigator.serviceWorker.controller)");
        page.context().setOffline(true);
        page.navigate("/lapor");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Lampu jalan"))
                .click();
        page.getByLabel("Kelurahan").selectOption("82.71.06.1007");
        page.getByLabel("Ceritakan masalahnya").fill(words);
        page.locator("#photos").setInputFiles(new FilePayload("foto.png", "image/png", Filings.picture(640, 480)));
        assertThat(page.locator("#previews img")).hasCount(1);
        button(page, "Kirim laporan").click();
        assertThat(page.locator("#unsent")).containsText("Belum terkirim");
        assertThat(page.locator("#unsent-list")).containsText(words);
        assertFits(page);
        assertAccessible(page);
        page.navigate("/lapor");
        assertThat(page.locator("#unsent-list")).containsText(words);
        assertThat(count(words)).isZero();
        page.context().setOffline(false);
        assertThat(page.locator("#unsent-list")).containsText("Terkirim");
        page.navigate("/lapor");
        assertThat(page.locator("#unsent-list")).containsText("Terkirim");
        assertThat(count(words)).isOne();
        page.locator("#unsent-list a").click();
        page.waitForURL(PRIVATE_PAGE);
        assertThat(page.locator(".thumbs img")).hasCount(1);
    }

    @Test
    void withoutJavaScriptTheFormIsAnOrdinaryForm(Browsers browsers) {
        String words = "Anjing liar " + Filings.word();
        Page page = browsers.phoneWithoutJavaScript();
        page.navigate("/lapor");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Hewan"))
                .click();
        page.getByLabel("Ceritakan masalahnya").fill("x");
        button(page, "Kirim laporan").click();
        assertThat(page.locator(".error-summary")).isVisible();
        assertThat(page.url()).endsWith("/lapor");
        page.getByLabel("Kelurahan").selectOption("82.71.05.1001");
        page.getByLabel("Ceritakan masalahnya").fill(words);
        page.locator("#photos").setInputFiles(new FilePayload("foto.png", "image/png", Filings.picture(640, 480)));
        button(page, "Kirim laporan").click();
        page.waitForURL(PRIVATE_PAGE);
        assertThat(page.locator(".thumbs img")).hasCount(1);
        assertThat(count(words)).isOne();
    }

    @Test
    void findsAllOwnReportsInOnePlace(Browsers browsers) {
        String words = "Loket tutup " + Filings.word();
        Page page = browsers.phone();
        page.context()
                .addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie(
                                "andalan_session",
                                persons.session(persons.residentActor().id()))
                        .setUrl(browsers.address())));
        page.navigate("/laporan-saya");
        assertThat(page.locator(".empty")).containsText("Belum ada laporan");
        assertFits(page);
        assertAccessible(page);
        page.locator(".empty .btn--primary").click();
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Pelayanan buruk"))
                .click();
        page.getByLabel("Kelurahan").selectOption("82.71.05.1002");
        page.getByLabel("Ceritakan masalahnya").fill(words);
        page.locator("#photos").setInputFiles(new FilePayload("foto.png", "image/png", Filings.picture(640, 480)));
        assertThat(page.locator("#name")).hasValue("Warga Uji");
        assertFits(page);
        assertAccessible(page);
        button(page, "Kirim laporan").click();
        page.waitForURL(PRIVATE_PAGE);
        // On its own, in the page that the browser makes for a picture; what that logs as an error fails the test.
        page.locator(".thumbs a").first().click();
        page.waitForURL("**/foto/**");
        page.navigate("/laporan-saya");
        assertThat(page.locator(".item h3")).containsText(words);
        assertFits(page);
        assertAccessible(page);
        page.locator(".item h3 a").click();
        page.waitForURL(PRIVATE_PAGE);
        assertThat(page.locator(".story-title")).containsText(words);
    }

    @Test
    void followsInsteadOfReportingTheSameAgain(Browsers browsers) {
        String words = "Parkir liar " + Filings.word();
        Report there = file("parkir", words);
        Page page = browsers.phone();
        page.navigate("/lapor");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Parkir"))
                .click();
        button(page, "Pakai lokasi saya").click();
        assertThat(page.locator("#similar")).containsText(words);
        assertAccessible(page);
        page.locator("#similar li", new Page.LocatorOptions().setHasText(words))
                .locator("button")
                .click();
        page.waitForURL("**/laporan/" + there.number());
        assertThat(page.locator(".notice--ok")).containsText("mengikuti");
        assertAccessible(page);
    }

    @Test
    void confirmsThatItIsDone(Browsers browsers) {
        Report report = file("sampah", "Sudah diangkut? " + Filings.word());
        reports.resolve(
                persons.actor(Role.OFFICER, report.agency()), Reports.Ref.of(report.number()), "Diangkut", false);
        Page page = browsers.phone();
        page.navigate(links.path(report.id(), report.number()));
        assertThat(page.locator("h2#ask")).hasText("Apakah sudah beres?");
        assertFits(page);
        assertAccessible(page);
        button(page, "Ya, sudah beres").click();
        assertThat(page.locator(".notice--ok")).isVisible();
        assertThat(page.locator(".badge--closed").first()).isVisible();
    }

    @Test
    void readsTheListAndTheMap(Browsers browsers) {
        String words = "Pohon tumbang " + Filings.word();
        String number = file("pohon", words).number();
        Page desk = browsers.desk(1440, 900);
        desk.navigate("/laporan?kategori=pohon");
        assertThat(desk.locator("#reports-map .report-dot").first()).isVisible();
        assertThat(desk.locator("#reports-map-place")).hasValue("pulau:Ternate");
        desk.locator("#reports-map-place").selectOption("82.71.05");
        assertThat(desk.locator("#reports-map[data-drawn='0']")).isVisible();
        desk.locator("#reports-map-place").selectOption("kota");
        assertThat(desk.locator("#reports-map .report-dot").first()).isVisible();
        assertAccessible(desk);
        assertFits(desk);
        Page phone = browsers.phone();
        phone.navigate("/laporan");
        assertAccessible(phone);
        assertFits(phone);
        phone.navigate("/laporan?tampil=peta");
        assertThat(phone.locator("#reports-map .report-dot").first()).isVisible();
        assertAccessible(phone);
        phone.navigate("/laporan/" + number);
        assertThat(phone.locator("h1")).containsText(words);
        assertAccessible(phone);
        phone.navigate("/cek?nomor=26-1");
        assertAccessible(phone);
    }

    private Report file(String category, String words) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        category,
                        new NewReport.Place(0.7910, 127.3788, null, null),
                        words,
                        NewReport.Origin.of("web")));
    }
}
