package id.andalan.casework.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseHands;
import id.andalan.casework.Registrations;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.document.Letters;
import id.andalan.identity.Persons;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The register of small businesses, from the form to the public page, and out of it again. */
@AndalanTest
class FollowRegisterPageTest {
    private static final String SERVICE = Registrations.SERVICE;
    private static final String REGISTER = "/register/" + SERVICE;
    private static final String API = "/api/v1/registers/" + SERVICE;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    ApplicationLinks links;

    @Autowired
    LetterOrders press;

    @Autowired
    Letters letters;

    private Actor officer;
    private Actor head;
    /** A name that no other test has. */
    private String name;

    @BeforeEach
    void people() {
        officer = persons.actor(Role.OFFICER, "dinkop");
        head = persons.actor(Role.AGENCY_HEAD, "dinkop");
        name = "Kedai Z" + Ids.next().toString().replace("-", "").substring(16);
    }

    private Application granted(Object... more) {
        Application filed = new Registrations(applications, hands).granted(officer, head, name + " <b>", more);
        press.press();
        return filed;
    }

    private MvcTestResult open(String path) {
        return browser.get().uri(path).exchange();
    }

    private String text(String path) throws Exception {
        return found(open(path));
    }

    @Test
    void whoAgreedIsFoundWithWhatWasAgreedToAndNothingElse() throws Exception {
        granted("tampil", "ya", "tampil_apa", List.of("nama", "produk"));
        String word = name.substring(6);
        String page = text(REGISTER + "?cari=" + word);
        assertThat(page)
                .contains(name + " &lt;b&gt;", "Musik", "Pentas musik – Rp 500.000", "1 terdaftar", "Terdaftar sebagai")
                .doesNotContain(name + " <b>", "Jalan Rahasia", "Halima", "0812", "8271064707880004", "akustik");
        assertThat(text(API + "?q=" + word))
                .contains("\"nama_usaha\":\"" + name, "\"subsektor\":\"musik\"", "\"total\":1")
                .doesNotContain("Rahasia", "0812", "akustik");
        assertThat(text(API + "/csv?q=" + word))
                .contains("nomor,tanggal,berlaku_sampai,nama_usaha", name + " <b>", "/UMKM-KREATIF/")
                .doesNotContain("Rahasia", "0812");
        assertThat(text(REGISTER + "?cari=musik+" + word + "&subsektor=musik")).contains("1 terdaftar");
        assertThat(text(REGISTER + "?cari=" + word + "&subsektor=film")).contains("Tidak ada yang cocok");
        String endless = "z".repeat(70);
        assertThat(text(REGISTER + "?cari=" + endless)).contains("Tidak ada yang cocok");
        assertThat(text(API + "?q=" + endless)).contains("\"total\":0");
        assertThat(text(API + "/csv?q=" + endless)).doesNotContain(name);
    }

    @Test
    void aTextThatASpreadsheetWouldReckonIsOnlyRead() throws Exception {
        List<String> shown = List.of("nama", "uraian");
        granted("tampil", "ya", "tampil_apa", shown, "uraian", "\n\uFEFF=HYPERLINK(1) jebakan");
        assertThat(text(API + "/csv?q=" + name.substring(6))).contains("'\n\uFEFF=HYPERLINK");
        granted("tampil", "ya", "tampil_apa", shown, "uraian", "\uFF1D1+1 lebar jebakan");
        assertThat(text(API + "/csv?q=" + name.substring(6))).contains("'\uFF1D1+1");
    }

    @Test
    void whoDidNotAgreeIsNot() throws Exception {
        Application filed = granted("tampil", "tidak");
        assertThat(letters.list("application", filed.id())).hasSize(1);
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("Tidak ada yang cocok");
        granted("tampil", "ya", "tampil_apa", List.of("telepon"));
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("Tidak ada yang cocok");
    }

    @Test
    void consentIsWithdrawnByThePrivateLink() throws Exception {
        Application filed = granted("tampil", "ya", "tampil_apa", List.of("nama", "telepon"));
        String link = links.path(filed);
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("081200000007");
        assertThat(text(link)).contains(link + "/daftar");
        assertThat(text(link + "/daftar")).contains("Tarik dari daftar umum");
        assertThat(browser.post().uri(link + "/daftar").with(Persons.form()).exchange())
                .hasStatus3xxRedirection();
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("Tidak ada yang cocok");
        assertThat(text(link + "/daftar")).contains("Anda tidak tampil di daftar umum");
        assertThat(browser.post().uri(link + "/daftar").with(Persons.form()).exchange())
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(link)
                .cookies()
                .hasValue("flash", "ok~casework.register.gone");
        assertThat(letters.list("application", filed.id()).getFirst().revocation())
                .isNull();
    }

    @Test
    void theAgencyTakesOutWhoAsksForItAndNoOtherAgencyMay() throws Exception {
        Application filed = granted("tampil", "ya", "tampil_apa", List.of("nama"));
        String desk = "/kerja/layanan/" + filed.number();
        Actor stranger = persons.actor(Role.OFFICER, "disnaker");
        assertThat(browser.post()
                        .uri(desk + "/register")
                        .with(persons.as(stranger))
                        .with(Persons.form())
                        .exchange())
                .hasStatus(404);
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("1 terdaftar");
        assertThat(browser.get().uri(desk).with(persons.as(officer)).exchange())
                .bodyText()
                .contains(desk + "/register");
        assertThat(browser.get()
                        .uri(desk + "/register")
                        .with(persons.as(officer))
                        .exchange())
                .bodyText()
                .contains("Keluarkan dari daftar umum");
        assertThat(browser.post()
                        .uri(desk + "/register")
                        .with(persons.as(officer))
                        .with(Persons.form())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("Tidak ada yang cocok");
    }

    @Test
    void aRevokedLetterIsReadNoMore() throws Exception {
        Application filed = granted("tampil", "ya", "tampil_apa", List.of("nama"));
        assertThat(revoke(head, filed, "Usaha tutup.")).hasStatus3xxRedirection();
        assertThat(text(REGISTER + "?cari=" + name.substring(6))).contains("Tidak ada yang cocok");
        Letter letter = letters.list("application", filed.id()).getFirst();
        assertThat(text("/d/" + letter.token())).contains("Sudah dicabut", "Usaha tutup.");
        assertThat(text(links.path(filed))).contains("Dokumen dicabut", "Usaha tutup.");
        assertThat(revoke(head, filed, "Sekali lagi.")).hasStatus(409);
    }

    @Test
    void onlyTheHeadOfItsAgencyRevokesALetterAndSaysWhy() throws Exception {
        Application filed = granted("tampil", "ya", "tampil_apa", List.of("nama"));
        assertThat(revoke(officer, filed, "Usaha tutup.")).hasStatus(422);
        assertThat(revoke(head, filed, " ")).hasStatus(422).bodyText().contains("id=\"teks-cabut-error\"");
        assertThat(revoke(persons.actor(Role.AGENCY_HEAD, "disnaker"), filed, "Usaha tutup."))
                .hasStatus(404);
        assertThat(letters.list("application", filed.id()).getFirst().revocation())
                .isNull();
    }

    private MvcTestResult revoke(Actor actor, Application filed, String reason) {
        return browser.post()
                .uri("/kerja/layanan/" + filed.number() + "/cabut")
                .param(
                        "surat",
                        letters.list("application", filed.id()).getFirst().id().toString())
                .param("teks", reason)
                .with(persons.as(actor))
                .with(Persons.form())
                .exchange();
    }

    @Test
    void theServiceLeadsToItAndOthersHaveNone() throws Exception {
        assertThat(text("/layanan/" + SERVICE)).contains("href=\"" + REGISTER + "\"");
        assertThat(open("/register/ak1")).hasStatus(404);
        assertThat(open("/register/tidak-ada")).hasStatus(404);
        assertThat(open(API.replace(SERVICE, "ak1"))).hasStatus(404);
        assertThat(open(REGISTER + "?subsektor=entah")).hasStatus(422);
        assertThat(open(REGISTER + "?sesudah=-1")).hasStatus(422);
        assertThat(open(API + "?limit=101")).hasStatus(422);
        assertThat(text(REGISTER + "?lang=en&cari=entahlah")).contains("Nothing fits");
    }
}
