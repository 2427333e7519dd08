package id.andalan.casework.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseHands;
import id.andalan.casework.CaseTask;
import id.andalan.casework.FollowedCases;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an applicant sees and does with the private link in hand. */
@AndalanTest
class FollowPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    CaseHands hands;

    @Autowired
    FollowedCases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    ApplicationLinks links;

    private Actor officer;
    private Application filed;
    private String path;

    @BeforeEach
    void oneIsFiled() {
        officer = persons.actor(Role.OFFICER, "disnaker");
        filed = hands.ak1();
        path = links.path(filed);
    }

    private CaseTask task() {
        return hands.task(filed);
    }

    private MvcTestResult get(String uri) {
        return browser.get().uri(uri).exchange();
    }

    private MvcTestResult send(String step, String... fields) {
        var request = browser.post().uri(path + "/" + step).with(Persons.form());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void thePageSaysWhoHasItAndByWhenAndAWrongLinkSaysNothing() throws Exception {
        assertThat(text(get(path)))
                .contains(
                        filed.number(),
                        "Sedang diproses",
                        "Periksa berkas dan catat data",
                        "Jawaban paling lambat",
                        "Petugas");
        assertThat(get("/p/" + filed.number() + ".AAAAAAAAAAAAAAAAAAAAAA")).hasStatus(404);
    }

    @Test
    void theReceiptIsAPdfWithTheNumber() {
        MvcTestResult receipt = get(path + "/tanda-terima.pdf");
        assertThat(receipt).hasStatusOk().hasContentType("application/pdf");
        assertThat(receipt.getResponse().getContentAsByteArray())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aQuestionIsAnsweredOnceHoweverOftenTheFormIsSent() throws Exception {
        desk.claim(officer, task().id());
        desk.ask(officer, task().id(), "Kapan Anda lulus?");
        assertThat(text(get(path))).contains("Kapan Anda lulus?", "Menunggu Anda");
        String task = task().id().toString();
        assertThat(send("jawab", "task", task, "text", "", "key", "a1")).hasStatus(422);
        assertThat(send("jawab", "task", task, "text", "Tahun 2017", "key", "a2"))
                .hasStatus(302);
        assertThat(send("jawab", "task", task, "text", "Tahun 2017", "key", "a2"))
                .hasStatus(302);
        assertThat(text(get(path))).contains("Tahun 2017", "Sedang diproses");
    }

    @Test
    void whatWasGivenBackIsCorrectedWithFaultsAtTheFields() throws Exception {
        hands.giveBack(officer, filed, "NIK tidak cocok dengan KTP");
        assertThat(text(get(path))).contains("NIK tidak cocok dengan KTP", path + "/perbaiki");
        assertThat(text(get(path + "/perbaiki"))).contains("name=\"nik\"", "8271034107990002");
        var wrong = browser.post()
                .uri(path + "/perbaiki")
                .with(Persons.form())
                .param("_asked", "nik")
                .param("nik", "12");
        assertThat(wrong.exchange()).hasStatus(422);
        var right = browser.post()
                .uri(path + "/perbaiki")
                .with(Persons.form())
                .param("_asked", "nik")
                .param("nik", "8271034107990010")
                .param("key", "c1");
        assertThat(right.exchange()).hasStatus(302);
        assertThat(cases.follow(filed).facts()).containsEntry("nik", "8271034107990010");
        assertThat(task().node()).isEqualTo("periksa");
    }

    @Test
    void aRefusalSaysWhyAndMayBeContested() throws Exception {
        hands.refuse(officer, filed, "bukan-penduduk");
        assertThat(text(get(path))).contains("Ditolak", "Pemohon bukan penduduk Kota Ternate.", "Ajukan keberatan");
        assertThat(send("keberatan", "text", "Saya lahir di Sasa", "key", "k1")).hasStatus(302);
        assertThat(task().kind()).isEqualTo(CaseTask.Kind.APPEAL);
    }

    @Test
    void withdrawingEndsIt() throws Exception {
        assertThat(send("tarik", "text", "Sudah bekerja", "key", "w1")).hasStatus(302);
        assertThat(text(get(path))).contains("Dibatalkan");
        assertThat(send("tarik", "text", "lagi", "key", "w2")).hasStatus(422);
    }
}
