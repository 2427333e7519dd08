package id.andalan.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.verify.SignedPdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class BsreSignerTest {
    private static final BsreServer SERVER = new BsreServer();
    private static final byte[] PAPER = SamplePages.pdf();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Signer signer(String url, String password) {
        return new BsreSigner(new BsreSettings(url, BsreServer.USER, password, Duration.ofSeconds(2)));
    }

    private static Signing who(String nik, String passphrase) {
        Signing who = TestKeys.signing();
        return new Signing(
                UUID.randomUUID(),
                who.account(),
                who.name(),
                who.position(),
                who.agency(),
                who.at(),
                new Passphrase(nik, passphrase));
    }

    private static Signer.Signed sign(String url, String password, String nik, String passphrase) {
        return signer(url, password).sign(PAPER, who(nik, passphrase));
    }

    private static Signer.Signed sign(String nik, String passphrase) {
        return sign(SERVER.url(), BsreServer.PASSWORD, nik, passphrase);
    }

    @Test
    void theServiceSignsWhatItIsSent() {
        Signer.Signed signed = sign(BsreServer.REGISTERED, BsreServer.PASSPHRASE);
        assertThat(SignedPdf.isIntact(signed.pdf())).isTrue();
        assertThat(signed.outsideId()).startsWith("dok-");
        Map<String, String> form = SERVER.forms.getLast();
        assertThat(form).containsOnlyKeys("file", "nik", "passphrase", "tampilan");
        assertThat(form).containsEntry("tampilan", "invisible");
        assertThat(form.get("file").length()).isEqualTo(PAPER.length);
    }

    @Test
    void aNewDocumentIsSentAsItWasWritten() throws IOException {
        Signer signer = signer(SERVER.url(), BsreServer.PASSWORD);
        try (PDDocument document = Loader.loadPDF(PAPER)) {
            String text = new PDFTextStripper().getText(document);
            Signer.Signed signed = signer.write(document, who(BsreServer.REGISTERED, BsreServer.PASSPHRASE));
            assertThat(SignedPdf.isIntact(signed.pdf())).isTrue();
            byte[] sent = SERVER.forms.getLast().get("file").getBytes(StandardCharsets.ISO_8859_1);
            try (PDDocument received = Loader.loadPDF(sent)) {
                assertThat(new PDFTextStripper().getText(received)).isNotBlank().isEqualTo(text);
            }
            assertFault("bsre.passphrase.wrong", () -> signer.write(document, who(BsreServer.REGISTERED, "salah")));
        }
    }

    @Test
    void whatIsNotInTheAnswerIsFetched() {
        assertThat(SignedPdf.isIntact(
                        sign(BsreServer.LATER, BsreServer.PASSPHRASE).pdf()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        BsreServer.REGISTERED + ", salah, bsre.passphrase.wrong",
        BsreServer.UNREGISTERED + ", x, bsre.unregistered",
        BsreServer.EXPIRED + ", x, bsre.expired",
        BsreServer.SLOW + ", x, bsre.timeout",
        BsreServer.BROKEN + ", right, bsre.answer",
    })
    void everyRefusalIsToldApart(String nik, String passphrase, String fault) {
        assertFault(fault, () -> sign(nik, passphrase.equals("right") ? BsreServer.PASSPHRASE : passphrase));
    }

    @Test
    void aServerThatIsAwayOrDoesNotKnowUsIsNotTheSignersFault() {
        assertFault("bsre.down", () -> sign("http://127.0.0.1:9", BsreServer.PASSWORD, BsreServer.REGISTERED, "x"));
        assertFault("bsre.credentials", () -> sign(SERVER.url(), "salah", BsreServer.REGISTERED, "x"));
    }

    private static void assertFault(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SignFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void noSecretIsWrittenAnywhere() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            assertThatThrownBy(() -> sign(BsreServer.REGISTERED, "passphrase-rahasia-77"))
                    .satisfies(fault -> {
                        StringBuilder all = new StringBuilder();
                        for (Throwable one = fault; one != null; one = one.getCause()) {
                            all.append(one);
                        }
                        assertThat(all.toString()).doesNotContain("rahasia-77");
                    });
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list.toString()).doesNotContain("rahasia-77", BsreServer.REGISTERED, BsreServer.PASSWORD);
        assertThat(new Passphrase("123", "rahasia").toString()).isEqualTo("Passphrase");
        assertThat(new BsreSettings("https://x", "u", "sandi", Duration.ZERO).toString())
                .doesNotContain("sandi");
    }

    @Test
    void passphrasesTravelEncrypted() {
        assertThatThrownBy(() -> new BsreSettings("http://bsre.contoh.id", "u", "p", Duration.ZERO))
                .isInstanceOf(IllegalStateException.class);
    }
}
