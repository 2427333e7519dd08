package id.andalan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Geolocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens windows onto the server under test. Every page that writes an error to the console or throws fails the test at its end. */
public final class Browsers {
    /** Text of a page's fault that says only what the test itself brought about. */
    private static final List<String> EXPECTED = List.of(
            "net::ERR_INTERNET_DISCONNECTED", "status of 403", "status of 409", "status of 422", "Failed to fetch");

    private final Browser browser;
    private final String address;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Browsers(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    public String address() {
        return address;
    }

    /** A phone of 360 × 740 pixels with touch, in the middle of the city. */
    public Page phone() {
        return page(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setGeolocation(new Geolocation(0.7909, 127.3788))
                .setPermissions(List.of("geolocation")));
    }

    public Page phoneWithoutJavaScript() {
        return page(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
    }

    public Page desk(int width, int height) {
        return page(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A desk with the session of an account: the value of {@code Persons.session}. */
    public Page signedIn(String session, int width, int height) {
        Page page = desk(width, height);
        page.context().addCookies(List.of(new Cookie("andalan_session", session).setUrl(address)));
        return page;
    }

    public Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(address).setLocale("id-ID"));
        context.setDefaultTimeout(30_000);
        open.add(context);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && EXPECTED.stream().noneMatch(message.text()::contains)) {
                faults.add(message.text() + " " + message.location());
            }
        });
        context.onWebError(error -> faults.add(error.error()));
        return context.newPage();
    }

    /**
     * No violation of WCAG 2.0 to 2.2, A and AA, that axe can find. Dots on a map stand where the reports are and may touch each other:
     * their place is essential (exception of success criterion 2.5.8), and the list beside every map holds the same reports.
     */
    public static void assertAccessible(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => Boolean(self.axe)"))) {
            page.evaluate(axe());
        }
        Object found = page.evaluate("""
                async () => (await axe.run({exclude: [['.leaflet-marker-pane']]}, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                    resultTypes: ['violations']
                })).violations.map(one => one.id + ': ' + one.help + '\\n'
                    + one.nodes.slice(0, 5).map(node => '    ' + node.html.slice(0, 200) + '\\n    ' + node.failureSummary).join('\\n'))""");
        assertThat((List<?>) found).as("axe on %s", page.url()).isEmpty();
    }

    /** The page does not scroll sideways. */
    public static void assertFits(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling of %s", page.url())
                .isEqualTo(0);
    }

    void close(Optional<String> failed) {
        failed.ifPresent(name -> open.forEach(context -> context.pages()
                .forEach(page -> page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "journeys", name + ".png"))))));
        open.forEach(BrowserContext::close);
        assertThat(faults).as("faults of the pages' scripts").isEmpty();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Browsers.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
