package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.CaseHands;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.web.PageText;
import id.andalan.document.Files;
import id.andalan.document.LetterOrders;
import id.andalan.document.Letters;
import id.andalan.identity.Persons;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Files and papers of applications open at one address each, and for those alone whose they are or who handle them. */
@AndalanTest
class PrivateFilesTest {
    private static final RequestPostProcessor NOBODY = request -> request;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    CaseHands hands;

    @Autowired
    ApplicationLinks links;

    @Autowired
    Files files;

    @Autowired
    Letters letters;

    @Autowired
    LetterOrders press;

    private Application filed;
    private Actor officer = Actor.SYSTEM;
    private String key = "";
    private String other = "";

    @BeforeEach
    void twoAreFiled() {
        filed = hands.ak1();
        key = link(filed);
        other = link(hands.ak1("8271034107990010"));
        officer = persons.actor(Role.OFFICER, "disnaker");
    }

    private String link(Application application) {
        return links.link(application.id(), application.number());
    }

    private int status(RequestPostProcessor who, String uri) {
        return browser.get().uri(uri).with(who).exchange().getResponse().getStatus();
    }

    /** The address opens with its own key and with no other. */
    private void assertPrivate(String path, String its, String... others) {
        assertThat(status(NOBODY, path + "?kunci=" + its)).isEqualTo(200);
        assertThat(status(NOBODY, path)).isEqualTo(404);
        assertThat(status(NOBODY, path + "?kunci=")).isEqualTo(404);
        assertThat(status(NOBODY, path + "?kunci=" + filed.number())).isEqualTo(404);
        assertThat(status(persons.resident(), path)).isEqualTo(404);
        for (String strange : others) {
            assertThat(status(NOBODY, path + "?kunci=" + strange)).isEqualTo(404);
            assertThat(status(persons.resident(), path + "?kunci=" + strange)).isEqualTo(404);
            assertThat(status(persons.officer("dlh"), path + "?kunci=" + strange))
                    .isEqualTo(404);
        }
    }

    @Test
    void aFileOfADraftOpensWithTheAddressOfThatDraft() {
        Applicant one = new Applicant(browser, NOBODY);
        one.begin("ak1");
        one.fillIn();
        Applicant two = new Applicant(browser, NOBODY);
        two.begin("ak1");
        String step = one.read("4?ubah=1");
        String check = one.read("periksa");
        Matcher shown = Pattern.compile("href=\"(/berkas/[0-9a-f-]{36})\\?kunci=" + one.link() + "\"")
                .matcher(step);
        assertThat(shown.find()).isTrue();
        assertThat(check).contains(shown.group());
        assertPrivate(shown.group(1), one.link(), two.link(), key, other);
        // It goes over to the application: from then on the draft's address opens it no more.
        String link = Applicant.to(one.submit(Map.of("right", "true"))).replaceAll("^/p/|\\?.*$", "");
        assertPrivate(shown.group(1), link, one.link(), two.link(), key, other);
    }

    @Test
    void aFileOfAnApplicationOpensForItsLinkAndItsAgency() {
        String path = files.list("application", filed.id()).getFirst().path(null);
        Applicant stranger = new Applicant(browser, NOBODY);
        assertPrivate(path, key, other, stranger.begin("ak1"));
        assertThat(status(persons.as(officer), path)).isEqualTo(200);
        assertThat(status(persons.officer("dlh"), path)).isEqualTo(404);
        assertThat(status(persons.admin(), path)).isEqualTo(404);
    }

    @Test
    void aPaperOpensForItsLinkAndItsAgency() {
        hands.approve(officer, filed);
        hands.approve(persons.actor(Role.AGENCY_HEAD, "disnaker"), filed);
        press.press();
        String path = letters.list("application", filed.id()).getFirst().path(null);
        assertPrivate(path, key, other);
        assertThat(status(persons.as(officer), path)).isEqualTo(200);
        assertThat(status(persons.officer("dlh"), path)).isEqualTo(404);
        String page = PageText.text(browser.get().uri("/p/" + key).exchange());
        Matcher button = Pattern.compile("href=\"(" + path + "[^\"]+)\"").matcher(page);
        assertThat(button.find()).isTrue();
        MvcTestResult saved =
                browser.get().uri(button.group(1).replace("&amp;", "&")).exchange();
        assertThat(saved).hasStatusOk().hasContentType("application/pdf");
        assertThat(saved.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void theAddressesOfBeforeAreGone() {
        String file = files.list("application", filed.id()).getFirst().id().toString();
        for (String path : new String[] {"/berkas/", "/dokumen/"}) {
            assertThat(status(NOBODY, "/p/" + key + path + file)).isEqualTo(404);
        }
        Applicant draft = new Applicant(browser, NOBODY);
        assertThat(status(NOBODY, "/ajukan/" + draft.begin("ak1") + "/berkas/" + file))
                .isEqualTo(404);
    }
}
