package id.andalan.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.identity.Persons;
import id.andalan.notice.Notices;
import id.andalan.notice.Recipient;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@AndalanTest
class NoticePageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Notices notices;

    @Autowired
    TransactionTemplate transaction;

    private Actor officer;
    private RequestPostProcessor browser;

    @BeforeEach
    void signIn() {
        officer = persons.actor(Actor.Role.OFFICER, "dlh-" + Ids.next());
        browser = persons.as(officer);
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            int n = i;
            transaction.executeWithoutResult(status -> notices.tell(new Notices.Message(
                    Recipient.account(officer.id()), "webhook.died", List.of("Uji-" + n), "/kerja/laporan/LT-" + n)));
        }
    }

    private String page(String uri) throws Exception {
        MvcTestResult result = mvc.get().uri(uri).with(browser).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    @Test
    void noticesStandNewestFirstInTheReadersLanguageWithTheirNumberOnTheBell() throws Exception {
        tell(2);
        String page = page("/pemberitahuan");
        assertThat(page)
                .containsSubsequence("Uji-1 dihentikan", "Uji-0 dihentikan")
                .contains("2 belum dibaca.");
        assertThat(page("/pemberitahuan?lang=en")).contains("Uji-1 was stopped", "2 not read yet.");
        assertThat(mvc.get().uri("/pemberitahuan/jumlah").with(browser))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"unread\":2}");
    }

    @Test
    void anEmptyPageSaysWhatWillComeHere() throws Exception {
        assertThat(page("/pemberitahuan")).contains("Belum ada pemberitahuan", "Semua sudah dibaca.");
    }

    @Test
    void followingANoticeReadsItAndGoesWhereItLeads() {
        tell(1);
        String link =
                "/pemberitahuan/" + notices.list(officer, null, 1).getFirst().id();
        assertThat(mvc.get().uri(link).with(browser)).hasStatus3xxRedirection().hasRedirectedUrl("/kerja/laporan/LT-0");
        assertThat(notices.unread(officer)).isZero();
        assertThat(mvc.get().uri(link).with(persons.officer("other"))).hasStatus(404);
    }

    @Test
    void allThatWasShownIsReadAtOnceAndNothingThatCameSince() throws Exception {
        tell(2);
        String newest = notices.list(officer, null, 1).getFirst().id().toString();
        assertThat(page("/pemberitahuan")).contains("value=\"" + newest + "\"");
        tell(1);
        assertThat(mvc.post()
                        .uri("/pemberitahuan/dibaca")
                        .param("sampai", newest)
                        .with(browser)
                        .with(Persons.form()))
                .hasStatus3xxRedirection();
        assertThat(notices.unread(officer)).isEqualTo(1);
        assertThat(mvc.post()
                        .uri("/pemberitahuan/dibaca")
                        .param("sampai", newest)
                        .with(browser))
                .hasStatus(403);
    }

    @Test
    void longListsGoOnPageByPage() throws Exception {
        tell(32);
        String first = page("/pemberitahuan");
        assertThat(first).contains("Uji-31 ", "Uji-2 ").doesNotContain("Uji-1 ");
        String older = first.replaceAll("(?s).*sebelum=([0-9a-f-]{36}).*", "$1");
        assertThat(page("/pemberitahuan?sebelum=" + older))
                .contains("Uji-1 ", "Uji-0 ")
                .doesNotContain("Uji-2 ");
    }
}
