package id.andalan.core.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.identity.Persons;
import jakarta.servlet.http.Cookie;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class FramePagesTest {
    @Autowired
    private MockMvcTester browser;

    @Autowired
    private Persons persons;

    @Test
    void theHomePageOffersWhatIsThere() throws Exception {
        assertThat(body("/")).contains("href=\"/lapor\"", "href=\"/layanan\"", "href=\"/cek\"", "lang=\"id\"");
    }

    @Test
    void theIconThatBrowsersAskForUnaskedIsThere() throws Exception {
        MvcTestResult icon = browser.get().uri("/favicon.ico").exchange();
        assertThat(icon).hasStatusOk().headers().hasValue("Cache-Control", "public, max-age=86400");
        byte[] bytes = icon.getResponse().getContentAsByteArray();
        // The beginning of every file of icons: type 1, then how many there are.
        assertThat(bytes).startsWith(0, 0, 1, 0).hasSizeBetween(200, 20_000);
    }

    @Test
    void aLanguageOnceChosenIsKept() throws Exception {
        MvcTestResult chosen = browser.get().uri("/?lang=en").exchange();
        assertThat(chosen.getResponse().getHeader("Set-Cookie")).startsWith("lang=en");
        assertThat(body("/", new Cookie("lang", "en"))).contains("Check status");
    }

    @Test
    void anEnglishPhoneStillGetsIndonesian() throws Exception {
        MvcTestResult page =
                browser.get().uri("/").header("Accept-Language", "en-US").exchange();
        assertThat(text(page)).contains("Cek status");
    }

    @Test
    void oneSentenceIsShownOnceAfterARedirect() throws Exception {
        MvcTestResult page = browser.get()
                .uri("/")
                .cookie(new Cookie("flash", "ok~home.title"))
                .exchange();
        assertThat(text(page)).contains("notice--ok");
        assertThat(page.getResponse().getHeaders("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("flash=;"));
    }

    @Test
    void aForgedSentenceIsNotShown() throws Exception {
        assertThat(body("/", new Cookie("flash", "ok~<b>x</b>"))).doesNotContain("notice--ok");
    }

    @Test
    void filesWithAHashAreKeptForEver() throws Exception {
        Matcher link = Pattern.compile("/css/andalan-[0-9a-f]{32}\\.css").matcher(body("/"));
        assertThat(link.find()).isTrue();
        assertThat(browser.get().uri(link.group()).exchange())
                .hasStatusOk()
                .headers()
                .hasValue("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void theStyleGuideShowsEveryComponent() throws Exception {
        assertThat(text(browser.get().uri("/admin/gaya").with(persons.admin()).exchange()))
                .contains("badge--reopened", "error-summary", "timeline", "pager", "rank");
    }

    private String body(String path, Cookie... cookies) throws Exception {
        var request = browser.get().uri(path);
        if (cookies.length > 0) {
            request = request.cookie(cookies);
        }
        MvcTestResult result = request.exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }
}
