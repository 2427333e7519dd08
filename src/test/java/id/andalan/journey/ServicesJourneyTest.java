package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody with a phone and an everyday word finds out what to bring, what it costs and where to go. */
@Journey
class ServicesJourneyTest {
    @Autowired
    Persons persons;

    @Test
    void findsAServiceByAnEverydayWordAndReadsIt(Browsers browsers) {
        Page page = browsers.phone();
        page.navigate("/");
        page.locator(".act", new Page.LocatorOptions().setHasText("Ajukan layanan"))
                .click();
        page.waitForURL("**/layanan");
        assertThat(page.locator(".item").first()).containsText("Dapat diajukan di sini");
        assertFits(page);
        assertAccessible(page);
        page.getByLabel("Apa yang ingin Anda urus?").fill("ktp hilang");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cari"))
                .click();
        assertThat(page.locator(".item h3").first()).containsText("Penggantian KTP-el");
        assertFits(page);
        assertAccessible(page);
        page.locator(".item h3 a").first().click();
        assertThat(page.locator("h1")).containsText("Penggantian KTP-el");
        assertThat(page.locator(".glance")).containsText("Gratis");
        page.getByLabel("Fotokopi Kartu Keluarga").check();
        page.locator(".fold summary").click();
        assertThat(page.locator(".fold")).containsText("Jumlah pelaksana");
        assertFits(page);
        assertAccessible(page);
    }

    /** The widest row of ways: signed in as an officer, just before they fold into the menu. */
    @Test
    void theWaysFitBesideEachOther(Browsers browsers) {
        String officer = persons.session(persons.actor(Role.OFFICER, "dlh").id());
        for (String path : new String[] {"/layanan", "/layanan/akta-kelahiran?lang=en"}) {
            Page page = browsers.signedIn(officer, 1210, 800);
            page.navigate(path);
            assertThat(page.locator(".topbar .nav--main")).isVisible();
            assertThat(page.locator(".topbar .lang")).isVisible();
            Object squeezed = page.evaluate(
                    "() => [...document.querySelectorAll('.topbar .wrap > *')].some(one => one.scrollWidth > one.clientWidth + 1)");
            org.assertj.core.api.Assertions.assertThat(squeezed).isEqualTo(false);
            assertFits(page);
            assertAccessible(page);
        }
    }

    @Test
    void withoutJavaScriptEverythingIsThere(Browsers browsers) {
        Page page = browsers.phoneWithoutJavaScript();
        page.navigate("/layanan?cari=xylofon");
        assertThat(page.locator(".empty")).containsText("Tidak ada layanan yang cocok");
        page.locator(".empty .btn--primary").click();
        page.locator(".item h3 a").first().click();
        assertThat(page.locator(".flow li")).not().hasCount(0);
        assertThat(page.locator("#print")).isHidden();
    }
}
