package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.andalan.report.web.Filings;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A window in which somebody applies for a service. */
record Applying(Page page, String service) {
    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Fits the window and breaks no rule that axe knows; a picture of it is kept. */
    void look(String name) {
        look(page, service + "-" + name);
    }

    static void look(Page page, String name) {
        assertFits(page);
        assertAccessible(page);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "journeys", name + ".png")));
    }

    /** To the first page of the form. */
    void begin() {
        page.navigate("/layanan/" + service);
        look("standard");
        page.getByText("Ajukan sekarang").click();
        button("Mulai mengisi").click();
        page.waitForURL(Pattern.compile(".*/ajukan/[^/]+/1"));
        look("1");
    }

    /** To the page behind this one. */
    void go(String to) {
        button("Lanjut").last().click();
        page.waitForURL(Pattern.compile(".*/ajukan/[^/]+/" + to));
        look(to);
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /**
     * One of several answers.
     *
     * @param answer how it begins; letters and spaces only, as it becomes part of a pattern of the browser's kind
     */
    void choose(String question, String answer) {
        page.locator("fieldset:has(input[name$='" + question + "']) label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + answer)))
                .first()
                .click();
    }

    void upload(String question, int pictures) {
        FilePayload[] files = new FilePayload[pictures];
        for (int i = 0; i < pictures; i++) {
            files[i] = new FilePayload(question + i + ".png", "image/png", Filings.picture(600, 400 + i));
        }
        page.locator("[id='" + question + ".baru']").setInputFiles(files);
    }

    /** Gives a name, looks at all answers once more and sends; the private page's address. */
    String send(String name, String phone) {
        fill("Nama Anda", name);
        fill("Nomor telepon", phone);
        go("periksa");
        page.getByLabel("Yang saya isi benar").check();
        button("Kirim permohonan").click();
        page.waitForURL(Pattern.compile(".*/p/.*"));
        look("sent");
        return page.url().replaceFirst("[?#].*", "");
    }

    /** The number of the application on its private page. */
    String number() {
        return page.url().replaceFirst(".*/p/([^.]+)[.].*", "$1");
    }

    /** Looks at everything on the list of an official's task, agrees, and is told that it worked. */
    static void approve(Page desk) {
        for (Locator box : desk.locator("input[name=cek]").all()) {
            box.check();
        }
        desk.locator("button[name=hasil][value=setuju]").first().click();
        assertThat(desk.locator(".flash")).isVisible();
    }

    /** Asks again until the page says it: letters are made behind the scenes. */
    static void until(Page page, String css, String text) {
        for (int i = 0; i < 60 && !page.locator(css).first().textContent().contains(text); i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator(css).first()).containsText(text);
    }
}
