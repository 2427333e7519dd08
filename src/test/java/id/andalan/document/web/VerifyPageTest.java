package id.andalan.document.web;

import static id.andalan.identity.Persons.form;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.document.Letters;
import id.andalan.document.VerifyCommand;
import id.andalan.document.pdf.SamplePages;
import id.andalan.document.sign.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class VerifyPageTest {
    @Autowired
    MockMvcTester web;

    @Autowired
    Letters letters;

    @Autowired
    LetterOrders orders;

    @Autowired
    VerifyCommand command;

    private MvcTestResult upload(byte[] pdf) {
        return web.post()
                .uri("/verifikasi")
                .multipart()
                .file(new MockMultipartFile("berkas", "a.pdf", "application/pdf", pdf))
                .with(form())
                .exchange();
    }

    @Test
    void theCodeOnThePaperTellsWhatItIsAndNothingOfThePerson() {
        Letter letter = orders.signed(null);
        assertThat(web.get().uri("/d/" + letter.token()))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Asli dan berlaku.", "Kartu AK-1", letter.number(), "Dinas Tenaga Kerja", "Dra. Hasna Umar")
                .doesNotContain("Albaar", "19700101", letter.subject().number());
        assertThat(web.get().uri("/d/" + letter.token() + "?lang=en"))
                .bodyText()
                .contains("Job-seeker card");
        assertThat(web.get().uri("/d/AAAAAAAAAAAAAAAA"))
                .hasStatus(404)
                .bodyText()
                .contains("Tidak ditemukan.");
        assertThat(web.get().uri("/d/x")).hasStatus(404);
    }

    @Test
    void expiredRevokedAndUnsignedPapersSaySo() {
        Letter expired = orders.signed(LocalDate.of(2020, 1, 1));
        assertThat(web.get().uri("/d/" + expired.token())).bodyText().contains("sudah habis masa berlakunya");
        Letter revoked = orders.signed(null);
        letters.revoke(Actor.SYSTEM, revoked.id(), "Salah ketik pada nama.");
        assertThat(web.get().uri("/d/" + revoked.token()))
                .bodyText()
                .contains("Sudah dicabut.", "Salah ketik pada nama.");
        Letter ordered = orders.order();
        assertThat(web.get().uri("/d/" + ordered.token())).bodyText().contains("Belum ditandatangani.");
        orders.press();
    }

    @Test
    void papersAreFoundByCodeAndByNumber() {
        Letter letter = orders.signed(null);
        String typed = letter.token().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 ");
        assertThat(web.get().uri("/verifikasi").param("kode", typed)).hasRedirectedUrl("/d/" + letter.token());
        assertThat(web.get().uri("/verifikasi").param("kode", " " + letter.number()))
                .hasStatusOk()
                .bodyText()
                .contains("Asli dan berlaku.", letter.number());
        assertThat(web.get().uri("/verifikasi").param("kode", "<b>x</b>"))
                .hasStatusOk()
                .bodyText()
                .contains("Tidak ditemukan.", "&lt;b&gt;x")
                .doesNotContain("<b>x</b>");
        assertThat(web.get().uri("/verifikasi")).hasStatusOk();
    }

    @Test
    void anUploadedFileIsJudged() {
        Letter letter = orders.signed(null);
        byte[] pdf = letters.pdf(letter.id());
        assertThat(upload(pdf)).hasStatusOk().bodyText().contains("sampai huruf terakhir", letter.number());
        byte[] changed = pdf.clone();
        changed[changed.length / 2] ^= 1;
        assertThat(upload(changed))
                .hasStatusOk()
                .bodyText()
                .contains("Sudah berubah.")
                .doesNotContain(letter.number());
        assertThat(upload(new TestKeys().sign(SamplePages.pdf())))
                .bodyText()
                .contains("Penandatangan tidak kami kenal.");
        assertThat(upload(SamplePages.pdf())).bodyText().contains("Tanpa tanda tangan.");
        assertThat(upload("halo".getBytes(StandardCharsets.UTF_8))).bodyText().contains("Tidak terbaca.");
        assertThat(upload(new byte[0])).hasStatus(422).bodyText().contains("Belum ada berkas.");
        letters.revoke(Actor.SYSTEM, letter.id(), "Contoh.");
        assertThat(upload(pdf)).bodyText().contains("Sudah dicabut.");
    }

    @Test
    void theCommandLineSaysTheSameWithAndWithoutTheDatabase(@TempDir Path folder) throws IOException {
        Letter letter = orders.signed(null);
        byte[] pdf = letters.pdf(letter.id());
        Path file = Files.write(folder.resolve("a.pdf"), pdf);
        assertThat(command.run(List.of(file.toString()))).isZero();
        byte[] certificate = web.get()
                .uri("/verifikasi/sertifikat.pem")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        Path ca = Files.write(folder.resolve("kota.pem"), certificate);
        assertThat(offline(file, ca)).startsWith("0 ASLI.").contains("Dra. Hasna Umar, M.Si.");
        pdf[1000] ^= 4;
        Path changed = Files.write(folder.resolve("b.pdf"), pdf);
        assertThat(command.run(List.of(changed.toString()))).isEqualTo(1);
        assertThat(offline(changed, ca)).startsWith("1 SUDAH BERUBAH.");
        Path stranger = Files.write(folder.resolve("c.pdf"), new TestKeys().sign(SamplePages.pdf()));
        assertThat(offline(stranger, ca)).startsWith("1 PENANDATANGAN TIDAK DIKENAL.");
        assertThat(offline(folder.resolve("none.pdf"), ca)).startsWith("2 ");
        assertThat(command.run(List.of())).isEqualTo(2);
    }

    private static String offline(Path file, Path ca) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyCommand.runOffline(
                List.of(file.toString(), "--ca", ca.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                ZoneId.of("Asia/Jayapura"),
                LocalDate.of(2026, 11, 22));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
