package id.andalan.casework.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.Cases;
import id.andalan.casework.PackLooks;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackUploadTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator has a new version of the leave of civil servants and wants to know what it would do. */
@AndalanTest
class PackLookPageTest {
    private static final String YAML = "services/cuti-asn/service.yaml";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    PackLooks looks;

    @Autowired
    Applications applications;

    @TempDir
    Path root;

    private Actor admin = Actor.SYSTEM;
    private Path pack = Path.of("");

    @BeforeEach
    void aNewVersionIsWritten() throws IOException {
        admin = persons.actor(Role.ADMIN, null);
        pack = PackCopy.in(root);
        PackCopy.change(pack, YAML, "version: 1\n", "version: 2\n");
    }

    private MvcTestResult send(byte[] zip, String folder) {
        return browser.post()
                .uri("/admin/paket")
                .multipart()
                .file(new MockMultipartFile("zip", zip.length == 0 ? "" : "cuti.zip", "application/zip", zip))
                .param("folder", folder)
                .with(persons.as(admin))
                .with(Persons.form())
                .exchange();
    }

    private String read(String path) throws Exception {
        return found(browser.get().uri(path).with(persons.as(admin)).exchange());
    }

    /** The path of a look that is over. */
    private String done(MvcTestResult begun) throws Exception {
        assertThat(begun).hasStatus(302);
        String path = String.valueOf(begun.getResponse().getRedirectedUrl());
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (looks.get(admin, id).state() == PackLooks.State.RUNNING) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
        return path;
    }

    private byte[] zip() throws IOException {
        return PackUploadTest.zip(PackUploadTest.files(pack.resolve("services/cuti-asn"), "cuti-asn/"));
    }

    @Test
    void aZipOfOneServiceIsWalkedThroughLastYearsCasesAndShowsWhereOpenOnesStand() throws Exception {
        Application gone = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        applications.withdraw(Actor.ANONYMOUS, gone, "");
        applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        String path = done(send(zip(), ""));
        assertThat(read(path))
                .contains("Cuti", "Versi 2", "Tidak ada yang menghalangi", "Dijalankan ulang")
                .contains("Tetap di versi lama sampai selesai", "Permohonan yang masih berjalan");
        assertThat(read(path + "/kemajuan.json")).contains("\"state\":\"DONE\"");
        assertThat(read("/admin/paket")).contains("cuti.zip", "1 versi baru");
    }

    @Test
    void casesThatWouldHaveGoneOtherwiseAreListedWithALinkAndWithoutWhatWasAnswered() throws Exception {
        Application gone = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        applications.withdraw(Actor.ANONYMOUS, gone, "");
        PackCopy.change(
                pack,
                "services/cuti-asn/form.schema.json",
                "\"alamat_cuti\": {\"type\": \"string\", \"minLength\": 5",
                "\"alamat_cuti\": {\"type\": \"string\", \"minLength\": 20");
        String page = read(done(send(zip(), "")));
        assertThat(page)
                .contains("pack-cases", "/kerja/layanan/" + gone.number(), "Isian “Alamat selama cuti” tidak diterima");
        assertThat(page).doesNotContain("Nurlaila", "Jalan Contoh", "pack.look.diff");
    }

    @Test
    void whatStandsInTheWayIsSaidWithFileAndReason() throws Exception {
        applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        PackCopy.change(pack, YAML, "handling:\n", "handling:\n  transition: {mandatory: true}\n");
        String path = done(send(zip(), ""));
        assertThat(read(path)).contains("belum dapat diterbitkan", YAML).doesNotContain("pack.transition");
    }

    @Test
    void theLoadedPackHasNothingNew() throws Exception {
        assertThat(read(done(send(new byte[0], "")))).contains("Tidak ada versi layanan yang baru");
    }

    @Test
    void aZipThatIsNoneAndAFolderThatIsNotThereAreRefusedAtTheirFields() {
        assertThat(send("bukan zip".getBytes(StandardCharsets.UTF_8), ""))
                .hasStatus(422)
                .bodyText()
                .contains("bukan zip yang utuh", "zip-error");
        assertThat(send(new byte[0], "../../etc")).hasStatus(422).bodyText().contains("Folder itu tidak ada");
        assertThat(browser.get()
                        .uri("/admin/paket/" + UUID.randomUUID())
                        .with(persons.as(admin))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void aFormWithoutFilesIsNoServersFault() {
        assertThat(browser.post()
                        .uri("/admin/paket")
                        .param("folder", "")
                        .with(persons.as(admin))
                        .with(Persons.form())
                        .exchange())
                .hasStatus(400);
    }
}
