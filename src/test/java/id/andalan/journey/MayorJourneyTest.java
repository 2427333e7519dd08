package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mayor watches the city: a figure moves by itself when a report comes in, and opens to its rows. */
@Journey
class MayorJourneyTest {
    private static final String WARD = "82.71.06.1009";

    @Autowired
    private Persons persons;

    @Test
    void aFigureMovesLiveAndOpensToItsRows(Browsers browsers) {
        Page page = browsers.signedIn(
                persons.session(persons.actor(Role.LEADER, null).id()), 1440, 900);
        page.navigate("/pusat?kelurahan=" + WARD);
        assertThat(page.locator("[data-live]")).containsText("Langsung");
        assertThat(page.locator("[data-map] path:not([d='M0 0'])").first()).isVisible();
        Locator open = page.locator("[data-figure=open] [data-value]");
        int before = number(open.textContent());
        String filed = file(page);
        assertThat(open).hasText(String.valueOf(before + 1));
        assertThat(page.locator("[data-section=events] li").first()).containsText(filed);
        assertAccessible(page);
        assertFits(page);

        page.locator("[data-figure=open]").click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("^" + (before + 1) + " laporan$"));
        assertThat(page.locator("tbody tr")).hasCount(before + 1);
        assertThat(page.locator("tbody")).containsText(filed);
        assertAccessible(page);
    }

    @Test
    void theFarIslandsAreOneStepAway(Browsers browsers) {
        Page page = browsers.signedIn(
                persons.session(persons.actor(Role.LEADER, null).id()), 1440, 900);
        page.navigate("/pusat");
        file(page, "82.71.04.1002");
        page.reload();
        Locator places = page.locator("#peta-kota-place");
        assertThat(places).hasValue("pulau:Ternate");
        assertThat(places.locator("optgroup[label=Kecamatan] option")).hasCount(8);
        Locator moti = page.locator("[data-beyond] button[data-place='82.71.04']");
        assertThat(moti).containsText(Pattern.compile("Moti [\\d.]+"));
        assertThat(moti.boundingBox().height).isGreaterThanOrEqualTo(24);
        assertAccessible(page);
        assertFits(page);
        moti.focus();
        page.keyboard().press("Enter");
        assertThat(places).hasValue("82.71.04");
        assertThat(moti).hasCount(0);
        assertThat(page.locator("#peta-kota")).isFocused();
        assertThat(page.locator("#peta-kota .dot").first()).isInViewport();
        picture(page, "wall-moti-1440");
        places.selectOption("kota");
        assertThat(page.locator("[data-beyond]")).isHidden();
        picture(page, "wall-city-1440");
        page.locator("#peta-kota").focus();
        page.keyboard().press("+");
        assertThat(places).hasValue("");
        assertThat(page.locator("[data-beyond]")).isVisible();
        page.navigate("/pusat?kecamatan=82.71.05");
        assertThat(places).hasValue("82.71.05");
        page.navigate("/pusat?pada=2024-09-01");
        assertThat(page.locator("[data-figure=resolved]")).containsText("Selesai pada 1 September 2024");
        assertAccessible(page);
    }

    @Test
    void aWallOfTwiceThePixelsShowsTheSamePictureTwiceAsLarge(Browsers browsers) {
        String session = persons.session(persons.actor(Role.LEADER, null).id());
        List<String> parts = List.of(
                ".brand img",
                ".brand b",
                ".lang",
                ".nav-menu summary",
                ".wall-filters summary",
                ".leaflet-control-zoom-in",
                "#peta-kota-place",
                ".figure .label");
        Page large = browsers.signedIn(session, 3840, 2160);
        large.navigate("/pusat");
        Page usual = browsers.signedIn(session, 1920, 1080);
        usual.navigate("/pusat");
        for (String part : parts) {
            double height = usual.locator(part).first().boundingBox().height;
            assertThat(large.locator(part).first().boundingBox().height)
                    .as(part)
                    .isBetween(height * 1.85, height * 2.15);
        }
        assertAccessible(large);
        assertFits(large);
        picture(large, "wall-3840");
    }

    private static void picture(Page page, String name) {
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "journeys", name + ".png")));
    }

    @Test
    void theWallFitsEveryScreenInBothLanguages(Browsers browsers) {
        String session = persons.session(persons.actor(Role.LEADER, null).id());
        for (List<Integer> size : List.of(List.of(1920, 1080), List.of(1440, 900), List.of(360, 740))) {
            Page page = browsers.signedIn(session, size.getFirst(), size.getLast());
            page.navigate("/pusat?lang=en");
            assertThat(page.locator("[data-live]")).containsText("Live");
            assertFits(page);
            assertAccessible(page);
            page.locator(".wall-filters summary").click();
            page.locator("#w-kecamatan").selectOption("82.71.02");
            assertAccessible(page);
            page.locator(".wall-filters button").click();
            page.waitForURL(Pattern.compile(".*kecamatan=82\\.71\\.02.*"));
        }
    }

    @Test
    void withoutJavaScriptTheWallIsAPageWithEveryFigure(Browsers browsers) {
        String session = persons.session(persons.actor(Role.LEADER, null).id());
        Page page = browsers.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.context()
                .addCookies(List.of(new com.microsoft.playwright.options.Cookie("andalan_session", session)
                        .setUrl(browsers.address())));
        page.navigate("/pusat");
        assertThat(page.locator("[data-figure]")).hasCount(4);
        assertThat(page.locator("noscript a")).hasCount(1);
        page.locator("[data-figure=overdue]").click();
        assertThat(page.locator("h1")).containsText("laporan");
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(".", ""));
    }

    /** By the public API; the number of the new report. */
    private static String file(Page page) {
        return file(page, WARD);
    }

    private static String file(Page page, String ward) {
        var answer = page.request()
                .post(
                        "/api/v1/reports",
                        RequestOptions.create()
                                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                                .setData(Map.of(
                                        "category", "sampah",
                                        "ward", ward,
                                        "description", "Sampah di depan pasar, dilihat wali kota")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var number = Pattern.compile("\"number\":\"([^\"]+)\"").matcher(answer.text());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }
}
