package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseFilings;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.Files;
import id.andalan.identity.Persons;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer handles an application for AK-1, the head signs it. */
@Journey
class CaseworkJourneyTest {
    @Autowired
    private Applications applications;

    @Autowired
    private Files files;

    @Autowired
    private Persons persons;

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void look(Page page, String name) {
        assertAccessible(page);
        assertFits(page);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Test
    void anOfficerChecksAnApplicationAndTheHeadSigns(Browsers browsers) {
        CaseFilings filings = new CaseFilings(applications, files);
        filings.ak1("8271034107990088");
        Application filed = filings.ak1("8271034107990088");
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        Page page = browsers.signedIn(persons.session(officer.id()), 1440, 900);
        page.navigate("/kerja/layanan");
        look(page, "desk-inbox-1440");
        page.locator("#cari").fill(filed.number());
        page.keyboard().press("Enter");
        button(page, "Ambil tugas ini").click();
        assertThat(page.locator(".flash")).containsText("milik Anda");
        look(page, "desk-case-1440");
        // Enter in a form decides nothing, and approving needs the whole checklist.
        button(page, "Setujui").click();
        assertThat(page.locator("[role=alert]").first()).containsText("daftar periksa (3)");
        look(page, "desk-fault-1440");
        for (Locator box : page.locator("input[name=cek]").all()) {
            box.check();
        }
        button(page, "Setujui").click();
        assertThat(page.locator(".flash")).containsText("sudah dilanjutkan");
        assertThat(page.locator("#tugas")).containsText("Sahkan kartu");
        org.assertj.core.api.Assertions.assertThat(left(page, "#tugas"))
                .as("a wide screen has the task beside the application")
                .isGreaterThan(left(page, "#permohonan"));
        Actor head = persons.actor(Role.AGENCY_HEAD, "disnaker");
        Page desk = browsers.signedIn(persons.session(head.id()), 1440, 900);
        desk.navigate("/kerja/layanan?antrean=bebas");
        look(desk, "desk-head-1440");
        desk.locator("input[aria-label='Pilih permohonan " + filed.number() + "']")
                .check();
        button(desk, "Setujui yang dipilih").click();
        assertThat(desk.locator(".flash")).containsText("sudah disetujui");
        desk.navigate("/kerja/layanan/" + filed.number());
        assertThat(desk.locator("#dokumen")).isVisible();
        look(desk, "desk-signed-1440");
        desk.navigate("/kerja/absen");
        look(desk, "desk-absence-1440");
    }

    private static double top(Page page, String selector) {
        return page.locator(selector).boundingBox().y;
    }

    private static double left(Page page, String selector) {
        return page.locator(selector).boundingBox().x;
    }

    @Test
    void worksOnAPhoneToo(Browsers browsers) {
        Application filed = new CaseFilings(applications, files).ak1();
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        Page page = browsers.signedIn(persons.session(officer.id()), 360, 740);
        page.navigate("/kerja/layanan");
        look(page, "desk-inbox-360");
        page.navigate("/kerja/layanan/" + filed.number());
        org.assertj.core.api.Assertions.assertThat(top(page, ".case-sum")).isLessThan(top(page, "#tugas"));
        org.assertj.core.api.Assertions.assertThat(top(page, "#tugas"))
                .as("what is to be done comes before the long application, in the page and to the eye")
                .isLessThan(top(page, "#permohonan"));
        page.locator("summary", new Page.LocatorOptions().setHasText("Kembalikan ke pemohon"))
                .click();
        look(page, "desk-case-360");
        page.locator("textarea[name=pesan_kurang]").fill("Foto KTP buram; ambil lagi di tempat terang.");
        page.locator("button[value=kurang]").click();
        assertThat(page.locator(".page-head")).containsText("Menunggu pemohon");
        page.navigate("/kerja/absen");
        look(page, "desk-absence-360");
        Page admin = browsers.signedIn(
                persons.session(persons.actor(Role.ADMIN, null).id()), 360, 740);
        admin.navigate("/admin/permohonan-macet");
        look(admin, "desk-stuck-360");
    }
}
