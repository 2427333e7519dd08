package id.andalan.document.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.document.sign.BsreServer;
import id.andalan.document.verify.SignedPdf;
import id.andalan.identity.Persons;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signing at the national service, with a passphrase that is asked for each time. */
@AndalanTest
class SigningPageTest {
    private static final BsreServer SERVER = new BsreServer();
    private static final String PAGE = "/kerja/tanda-tangan";

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry registry) {
        registry.add("andalan.bsre.url", SERVER::url);
        registry.add("andalan.bsre.user", () -> BsreServer.USER);
        registry.add("andalan.bsre.password", () -> BsreServer.PASSWORD);
        registry.add("andalan.bsre.timeout", () -> "2s");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Autowired
    MockMvcTester web;

    @Autowired
    Persons persons;

    @Autowired
    Letters letters;

    @Autowired
    LetterOrders orders;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private Actor head;

    @BeforeEach
    void aHead() {
        head = persons.actor(Role.AGENCY_HEAD, "disnaker");
    }

    private Letter waiting() {
        UUID account = head.id();
        assertThat(account).isNotNull();
        Letter letter = orders.order(LetterOrders.order(LetterOrders.register(), account, null));
        orders.press();
        return letters.get(letter.id());
    }

    private MvcTestResult sign(String nik, String passphrase, Letter... chosen) {
        var request = web.post()
                .uri(PAGE)
                .with(persons.as(head))
                .with(form())
                .param("nik", nik)
                .param("passphrase", passphrase);
        for (Letter letter : chosen) {
            request = request.param("letters", letter.id().toString());
        }
        return request.exchange();
    }

    private LetterStatus status(Letter letter) {
        return letters.get(letter.id()).status();
    }

    @Test
    void lettersWaitForTheirSignerAndNobodyElseSeesThem() {
        Letter letter = waiting();
        assertThat(letter.status()).isEqualTo(LetterStatus.AWAITING);
        assertThat(letters.listWaiting(head)).containsExactly(letter);
        assertThat(web.get().uri(PAGE).with(persons.as(head)))
                .hasStatusOk()
                .bodyText()
                .contains(letter.number(), "name=\"passphrase\"", "autocomplete=\"off\"");
        assertThat(web.get().uri(PAGE + "/" + letter.id() + ".pdf").with(persons.as(head)))
                .hasStatusOk()
                .hasContentType("application/pdf");
        Actor other = persons.actor(Role.AGENCY_HEAD, "disnaker");
        assertThat(web.get().uri(PAGE).with(persons.as(other))).bodyText().doesNotContain(letter.number());
        assertThat(web.get().uri(PAGE + "/" + letter.id() + ".pdf").with(persons.as(other)))
                .hasStatus(404);
        assertThat(web.post()
                        .uri(PAGE)
                        .with(persons.as(other))
                        .with(form())
                        .param("letters", letter.id().toString())
                        .param("nik", BsreServer.REGISTERED)
                        .param("passphrase", BsreServer.PASSPHRASE))
                .hasStatus(404);
        assertThat(status(letter)).isEqualTo(LetterStatus.AWAITING);
    }

    @Test
    void severalAreSignedWithOnePassphraseAndTheNikIsRemembered() {
        Letter one = waiting();
        Letter two = waiting();
        assertThat(sign(BsreServer.REGISTERED, BsreServer.PASSPHRASE, one, two))
                .hasStatusOk()
                .bodyText()
                .contains("2 dari 2 surat ditandatangani")
                .doesNotContain(BsreServer.PASSPHRASE);
        assertThat(List.of(status(one), status(two))).containsOnly(LetterStatus.SIGNED);
        assertThat(SignedPdf.isIntact(letters.pdf(one.id()))).isTrue();
        assertThat(trail.list("letter", one.id()).stream().map(JournalEntry::action))
                .containsExactly("letter.ordered", "letter.awaiting", "letter.signed");
        assertThat(trail.list("letter", one.id()).getLast().actorId()).isEqualTo(head.id());
        Letter three = waiting();
        assertThat(web.get().uri(PAGE).with(persons.as(head)))
                .bodyText()
                .contains("0001")
                .doesNotContain(BsreServer.REGISTERED);
        assertThat(sign("", BsreServer.PASSPHRASE, three)).hasStatusOk();
        assertThat(status(three)).isEqualTo(LetterStatus.SIGNED);
    }

    @Test
    void aWrongPassphraseIsTriedOnceAndSaidPlainly() {
        Letter one = waiting();
        Letter two = waiting();
        int before = SERVER.attempts.get();
        assertThat(sign(BsreServer.REGISTERED, "salah-sekali-9", one, two))
                .hasStatusOk()
                .bodyText()
                .contains("0 dari 2 surat ditandatangani", "passphrase salah", "tidak dicoba")
                .doesNotContain("salah-sekali-9");
        assertThat(SERVER.attempts.get() - before).isEqualTo(1);
        assertThat(status(one)).isEqualTo(LetterStatus.AWAITING);
        assertThat(jdbc.sql("select count(*)::int from document.letter l where l::text like '%salah-sekali-9%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sign(BsreServer.REGISTERED, BsreServer.PASSPHRASE, one, two)).hasStatusOk();
        assertThat(status(two)).isEqualTo(LetterStatus.SIGNED);
    }

    @Test
    void aSlowServiceLeavesTheLetterWaiting() {
        Letter letter = waiting();
        assertThat(sign(BsreServer.SLOW, BsreServer.PASSPHRASE, letter))
                .bodyText()
                .contains("BSrE tidak menjawab tepat waktu");
        assertThat(status(letter)).isEqualTo(LetterStatus.AWAITING);
        assertThat(sign(BsreServer.UNREGISTERED, BsreServer.PASSPHRASE, letter))
                .bodyText()
                .contains("belum terdaftar");
        assertThat(letters.get(letter.id()).fault()).isEqualTo("bsre.unregistered");
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        Letter letter = waiting();
        assertThat(sign(BsreServer.REGISTERED, BsreServer.PASSPHRASE))
                .hasStatus(422)
                .bodyText()
                .contains("letters-error");
        assertThat(sign("123", BsreServer.PASSPHRASE, letter))
                .hasStatus(422)
                .bodyText()
                .contains("nik-error");
        assertThat(sign(BsreServer.REGISTERED, "", letter))
                .hasStatus(422)
                .bodyText()
                .contains("passphrase-error");
    }

    @Test
    void onlyWhoMayRetriesAFailedLetter() {
        Letter letter = waiting();
        String retry = PAGE + "/" + letter.id() + "/ulang";
        assertThat(web.post().uri(retry).with(persons.as(head)).with(form())).hasStatus(404);
        jdbc.sql("update document.letter set state = 'FAILED', draft = null, fault = 'letter.fault.make' where id = ?")
                .param(letter.id())
                .update();
        assertThat(web.get().uri(PAGE).with(persons.as(head))).bodyText().contains("PDF-nya tidak dapat dibuat");
        assertThat(web.post().uri(retry).with(persons.head("dlh")).with(form())).hasStatus(404);
        assertThat(web.post().uri(retry).with(persons.as(head)).with(form())).hasStatus3xxRedirection();
        orders.press();
        assertThat(status(letter)).isEqualTo(LetterStatus.AWAITING);
    }
}
