package id.andalan.journey;

import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.andalan.core.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An officer signs in with the government's account, is led to the page wanted, and signs out of both. */
@Journey
class OidcJourneyTest {
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    private final String subject = Ids.next().toString();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVIDER.start();
        registry.add("andalan.oidc.issuer", () -> PROVIDER.issuerUrl("kota").toString());
        registry.add("andalan.oidc.client-id", () -> "andalan");
        registry.add("andalan.oidc.client-secret", () -> "rahasia");
        registry.add("andalan.oidc.groups", () -> "/opd/*/petugas=OFFICER:*");
    }

    @AfterAll
    static void close() {
        PROVIDER.shutdown();
    }

    private void nextPersonIn(String... groups) {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "kota",
                subject,
                "JWT",
                List.of("andalan"),
                Map.of("groups", List.of(groups), "name", "Rahmi Uji", "preferred_username", "rahmi-" + subject),
                300));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Test
    void signsInWithTheGovernmentsAccountAndOutAgain(Browsers browsers) {
        Page page = browsers.desk(1440, 900);
        page.navigate("/kerja?cari=pasar");
        assertFits(page);
        assertAccessible(page);
        picture(page, "oidc-sign-in-wide");
        nextPersonIn("/opd/dlh/petugas");
        press(page, "Masuk dengan akun pemerintah");
        page.waitForURL("**/kerja?cari=pasar");
        page.navigate("/akun");
        assertThat(page.locator("main").innerText()).contains("Rahmi Uji", "Akun ini tertaut");
        assertAccessible(page);
        page.locator("form[action='/keluar'] button").first().evaluate("button => button.click()");
        page.waitForURL(url -> !url.endsWith("/akun"));
        page.navigate("/kerja");
        assertThat(page.url()).contains("/masuk?lanjut=");
    }

    @Test
    void onAPhoneTheRefusalIsClear(Browsers browsers) {
        Page page = browsers.phone();
        page.navigate("/masuk");
        assertFits(page);
        assertAccessible(page);
        picture(page, "oidc-sign-in-phone");
        nextPersonIn("tamu");
        press(page, "Masuk dengan akun pemerintah");
        page.waitForURL("**/masuk/oidc/kembali**");
        assertThat(page.locator("main").innerText()).contains("belum diberi hak");
        assertFits(page);
        assertAccessible(page);
        picture(page, "oidc-refused-phone");
    }
}
