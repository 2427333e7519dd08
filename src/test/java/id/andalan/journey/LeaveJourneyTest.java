package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody at the Environment Office asks for leave on a phone; superior and head there agree, then the personnel board gives the letter. */
@Journey
class LeaveJourneyTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Jayapura"));

    @Autowired
    private Persons persons;

    private Browsers windows;

    private void apply(Applying form) {
        form.begin();
        form.fill("Nama lengkap", "Nurlaila Contoh");
        form.fill("NIP", "199001012015032001");
        form.choose("status_pegawai", "PNS");
        form.fill("Jabatan", "Analis kebijakan");
        form.page().getByLabel("Perangkat daerah tempat bekerja").selectOption("dlh");
        form.fill("Bidang, bagian, atau unit", "Sekretariat");
        form.fill("Nama atasan langsung", "Hasan Contoh");
        form.go("2");
        form.choose("jenis_cuti", "Cuti tahunan");
        form.fill("Hari pertama cuti", today.plusDays(21).toString());
        form.fill("Hari terakhir cuti", today.plusDays(25).toString());
        form.fill("Lama cuti (hari)", "5");
        form.go("3");
        form.fill("Alamat selama cuti", "Jalan Contoh 12");
        form.fill("Nomor telepon selama cuti", "0812 0000 0003");
        form.fill("Nama pegawai pengganti", "Rahmat Contoh");
        form.page().getByLabel("Pengganti sudah setuju").check();
        form.page().getByLabel("Data yang saya isi benar").check();
        form.go("kontak");
    }

    private Page desk(Role role, String agency, String number, int width) {
        Page page = windows.signedIn(persons.session(persons.actor(role, agency).id()), width, 900);
        page.navigate("/kerja/layanan/" + number);
        return page;
    }

    @Test
    void leaveIsGrantedByTheOwnAgencyAndRecordedByThePersonnelBoard(Browsers browsers) throws IOException {
        windows = browsers;
        Applying form = new Applying(browsers.phone(), "cuti-asn");
        apply(form);
        String home = form.send("Nurlaila Contoh", "0812 0000 0003");
        String number = form.number();

        // The board reads it from the first day on, and has nothing to say before the agency where she works.
        Page recorder = desk(Role.OFFICER, "bkpsdmd", number, 1440);
        assertThat(recorder.locator("form.finish")).hasCount(0);
        assertThat(recorder.locator("#tugas")).containsText("Dinas Lingkungan Hidup");
        Applying.look(recorder, "cuti-asn-waiting-1440");

        Page clerk = desk(Role.OFFICER, "dlh", number, 1440);
        new Applying(clerk, "").fill("Masa kerja terus-menerus (tahun penuh)", "11");
        new Applying(clerk, "").fill("Sisa cuti tahunan (hari kerja)", "12");
        Applying.approve(clerk);
        Page superior = desk(Role.OFFICER, "dlh", number, 360);
        Applying.look(superior, "cuti-asn-superior-360");
        Applying.approve(superior);
        Page head = desk(Role.AGENCY_HEAD, "dlh", number, 360);
        Applying.look(head, "cuti-asn-head-360");
        Applying.approve(head);

        persons.actor(Role.AGENCY_HEAD, "bkpsdmd"); // in whose name the letter is signed
        recorder.reload();
        assertThat(recorder.locator("#permohonan")).containsText("Jalan Contoh 12");
        Applying.approve(recorder);

        form.page().navigate(home);
        Applying.until(form.page(), "main", "Unduh");
        assertThat(form.page().locator("main")).containsText("/CUTI/BKPSDMD/");
        form.look("granted");
        Download letter = form.page()
                .waitForDownload(() -> form.page().locator("a[href*='unduh=1']").click());
        try (InputStream bytes = letter.createReadStream()) {
            Assertions.assertThat(new String(bytes.readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
    }
}
