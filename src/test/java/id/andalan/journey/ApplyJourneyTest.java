package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.andalan.journey.Browsers.assertAccessible;
import static id.andalan.journey.Browsers.assertFits;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.andalan.report.web.Filings;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody looking for work applies for the AK-1 card on a phone. */
@Journey
class ApplyJourneyTest {
    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void look(Page page) {
        assertFits(page);
        assertAccessible(page);
    }

    private static void go(Page page, String to) {
        button(page, "Lanjut").last().click();
        page.waitForURL(Pattern.compile(".*/ajukan/[^/]+/" + to));
    }

    private static void begin(Page page) {
        page.navigate("/layanan/ak1");
        page.getByText("Ajukan sekarang").click();
        look(page);
        button(page, "Mulai mengisi").click();
        page.waitForURL(Pattern.compile(".*/ajukan/[^/]+/1"));
        look(page);
    }

    private static void aboutMe(Page page, String nik) {
        page.getByLabel("Nama lengkap").fill("Siti Rahma");
        page.getByLabel("NIK").fill(nik);
        page.getByLabel("Tempat lahir").fill("Ternate");
        page.getByLabel("Tanggal lahir").fill("1999-07-01");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Perempuan"))
                .click();
        page.getByLabel("Alamat tempat tinggal").fill("Jalan Pahlawan 7");
        page.getByLabel("Kelurahan").selectOption("82.71.01.1001");
    }

    private static void papers(Page page) {
        for (String name : new String[] {"berkas_ktp", "berkas_ijazah", "pas_foto"}) {
            page.locator("[id='" + name + ".baru']")
                    .setInputFiles(new FilePayload(name + ".png", "image/png", Filings.picture(600, 400)));
        }
        page.getByLabel("Data yang saya isi benar").check();
    }

    private static void send(Page page) {
        page.getByLabel("Nama Anda").fill("Siti Rahma");
        page.getByLabel("Nomor telepon").fill("0812 3456 7890");
        go(page, "periksa");
        assertThat(page.locator(".answers").first()).containsText("1 Juli 1999");
        look(page);
        page.getByLabel("Yang saya isi benar").check();
        button(page, "Kirim permohonan").click();
        page.waitForURL(Pattern.compile(".*/p/.*"));
        assertThat(page.locator("main")).containsText(Pattern.compile("[0-9]"));
    }

    @Test
    void appliesOnAPhoneThroughALostNetwork(Browsers browsers) {
        Page page = browsers.phone();
        begin(page);
        aboutMe(page, "123");
        button(page, "Lanjut").last().click();
        assertThat(page.locator(".error-summary")).containsText("16 angka");
        look(page);
        assertThat(page.getByLabel("Nama lengkap")).hasValue("Siti Rahma");
        page.getByLabel("NIK").fill("8271034107990002");
        go(page, "2");
        // The follow-up question comes and goes at once, and keeps what was typed.
        assertThat(page.getByLabel("Jurusan")).hasCount(0);
        page.locator("label.choice", new Page.LocatorOptions().setHasText("SMA/SMK"))
                .click();
        page.getByLabel("Jurusan").fill("IPA");
        look(page);
        page.locator("label.choice", new Page.LocatorOptions().setHasText("SD atau"))
                .click();
        assertThat(page.getByLabel("Jurusan")).hasCount(0);
        page.locator("label.choice", new Page.LocatorOptions().setHasText("SMA/SMK"))
                .click();
        assertThat(page.getByLabel("Jurusan")).hasValue("IPA");
        page.context().setOffline(true);
        button(page, "Lanjut").last().click();
        assertThat(page.locator("#form-note")).containsText("Jaringan terputus");
        assertThat(page.getByLabel("Jurusan")).hasValue("IPA");
        look(page);
        page.context().setOffline(false);
        assertThat(page.locator("#form-note")).containsText("sudah kembali");
        // Even a window that was loaded anew has it.
        page.reload();
        assertThat(page.getByLabel("Jurusan")).hasValue("IPA");
        assertThat(page.locator("#form-note")).containsText("kami kembalikan");
        go(page, "3");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Ya"))
                .first()
                .click();
        page.getByLabel("Pekerjaan atau jabatan").fill("Kasir");
        page.getByLabel("Nama tempat kerja").fill("Toko Jaya");
        page.getByText("Tambah: Pekerjaan").click();
        assertThat(page.locator("fieldset.member")).hasCount(2);
        look(page);
        page.locator("fieldset.member").last().locator("button[name=hapus]").click();
        assertThat(page.locator("fieldset.member")).hasCount(1);
        page.getByLabel("Pekerjaan yang dicari").fill("Penjualan");
        go(page, "4");
        papers(page);
        go(page, "kontak");
        look(page);
        send(page);
    }

    @Test
    void appliesWithoutJavaScript(Browsers browsers) {
        Page page = browsers.phoneWithoutJavaScript();
        page.navigate("/layanan/ak1/ajukan");
        button(page, "Mulai mengisi").click();
        aboutMe(page, "8271034107990002");
        go(page, "2");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("SMA/SMK"))
                .click();
        button(page, "Lanjut").last().click();
        assertThat(page.locator(".notice").first()).containsText("pertanyaan lanjutan");
        page.getByLabel("Jurusan").fill("IPA");
        go(page, "3");
        page.locator("label.choice", new Page.LocatorOptions().setHasText("Belum"))
                .click();
        page.getByLabel("Pekerjaan yang dicari").fill("Penjualan");
        go(page, "4");
        papers(page);
        go(page, "kontak");
        page.getByLabel("Nama Anda").fill("Siti Rahma");
        page.getByLabel("Alamat surel").fill("siti@contoh.id");
        go(page, "periksa");
        page.getByLabel("Yang saya isi benar").check();
        button(page, "Kirim permohonan").click();
        page.waitForURL(Pattern.compile(".*/p/.*"));
    }
}
