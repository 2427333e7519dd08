package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.Cases;
import id.andalan.core.Actor;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody has a number and nothing else. */
@AndalanTest
class CheckPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Applications applications;

    private MvcTestResult check(String typed) {
        return browser.get().uri("/cek?nomor={typed}", typed).exchange();
    }

    @Test
    void theNumberOfAnApplicationLeadsToHowFarItIsAndToNothingElse() throws Exception {
        Application filed = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        String path = "/cek/" + filed.number();
        assertThat(check(filed.number())).hasStatus(302).hasRedirectedUrl(path);
        assertThat(check(" " + filed.number().replace("-", "").toLowerCase(java.util.Locale.ROOT)))
                .hasRedirectedUrl(path);
        MvcTestResult page = browser.get().uri(path).exchange();
        assertThat(page).hasStatusOk().hasHeader("X-Robots-Tag", "noindex");
        assertThat(page.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains(filed.number(), "Sedang diproses", "paling lambat", "tautan pribadi")
                .doesNotContain("Nurlaila", "Siti", "Cuti", "Kepegawaian", "/p/" + filed.number());
    }

    @Test
    void aNumberOfNothingIsSaidToBeOne() {
        assertThat(check("P26-999999-9")).hasStatusOk().bodyText().contains("salah ketik");
        assertThat(check("P99-888888-0").getResponse().getStatus()).isEqualTo(200);
        assertThat(browser.get().uri("/cek/P26-999999-9").exchange()).hasStatus(404);
        assertThat(browser.get().uri("/cek/apa-saja").exchange()).hasStatus(404);
    }
}
