package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop puts up a neon box: applied for on a phone, measured on the spot with a phone, taxed by a table, paid, signed, verified. */
@Journey
class PermitJourneyTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Jayapura"));

    @Autowired
    private Persons persons;

    private void apply(Applying form) {
        form.begin();
        form.choose("pemohon", "Perorangan");
        form.fill("Nama pemohon atau penanggung jawab", "Irwan Contoh");
        form.fill("NIK", "8271061502790001");
        form.fill("Alamat pemohon", "Jalan Nukila 8");
        form.fill("Nomor telepon atau WhatsApp", "0812 4003 3445");
        form.go("2");
        form.choose("jenis_reklame", "Neon box");
        form.fill("Isi pesan", "Toko Contoh, buka tiap hari");
        form.choose("tujuan_reklame", "Iklan barang");
        form.choose("produk_tembakau", "Tidak");
        form.fill("Panjang (meter)", "2,5");
        form.fill("Tinggi (meter)", "1");
        form.fill("Berapa sisi yang dibaca?", "2");
        form.fill("Berapa buah?", "1");
        form.fill("Mulai dipasang", today.plusDays(30).toString());
        form.fill("Lama pemasangan (bulan)", "6");
        form.go("3");
        form.page().getByLabel("Kelurahan lokasi reklame").selectOption("82.71.06.1009");
        form.fill("Alamat lokasi", "Jalan Pahlawan Revolusi, dekat simpang");
        pin(form.page(), "lokasi");
        form.choose("pemilik_tempat", "Saya sendiri");
        form.go("4");
        form.upload("berkas_ktp", 1);
        form.upload("gambar_reklame", 1);
        form.upload("foto_lokasi", 3);
        form.upload("berkas_konstruksi", 1);
        form.page().getByLabel("Saya membongkar reklame sendiri").check();
        form.page().getByLabel("Data yang saya isi benar").check();
        form.go("kontak");
    }

    /** Somewhere on the map, as with a finger. */
    private static void pin(Page page, String question) {
        Locator map = page.locator("[id$='" + question + "-map']");
        page.locator("[data-place$='" + question + "-map'] [data-part=toggle]").click();
        assertThat(map.locator(".leaflet-tile-pane, .leaflet-overlay-pane").first())
                .isAttached();
        map.scrollIntoViewIfNeeded();
        map.click();
        assertThat(page.locator("[data-place$='" + question + "-map'] [data-part=found]"))
                .not()
                .isEmpty();
    }

    private Page desk(Role role, String number, int width, int height) {
        Page page = browsers(role, width, height);
        page.navigate("/kerja/layanan/" + number);
        return page;
    }

    private Browsers windows;

    private Page browsers(Role role, int width, int height) {
        UUID id = persons.actor(role, "dpmptsp").id();
        return windows.signedIn(persons.session(id), width, height);
    }

    @Test
    void aNeonBoxIsAppliedForMeasuredTaxedPaidSignedAndVerified(Browsers browsers) {
        windows = browsers;
        Applying form = new Applying(browsers.phone(), "izin-reklame");
        apply(form);
        String home = form.send("Irwan Contoh", "0812 4003 3445");
        String number = form.number();

        Page officer = desk(Role.OFFICER, number, 1440, 900);
        Applying.look(officer, "izin-reklame-desk-1440");
        Applying.approve(officer);

        // On the spot, with a phone; another official than the one who checked the papers.
        Page inspector = desk(Role.OFFICER, number, 360, 740);
        new Applying(inspector, "").fill("Tanggal peninjauan", today.toString());
        pin(inspector, "lokasi_tinjau");
        new Applying(inspector, "").fill("Luas satu sisi yang diukur (m²)", "2,5");
        new Applying(inspector, "izin-reklame").choose("kelas_lokasi", "Sedang");
        new Applying(inspector, "izin-reklame").choose("letak_khusus", "Tidak dekat");
        Applying.look(inspector, "izin-reklame-inspection-360");
        Applying.approve(inspector);

        Page verifier = desk(Role.OFFICER, number, 1440, 900);
        new Applying(verifier, "").fill("Nomor Surat Ketetapan Pajak Daerah (SKPD)", "SKPD/123/2026");
        new Applying(verifier, "").fill("Tanggal ketetapan", today.toString());
        Applying.look(verifier, "izin-reklame-tax-1440");
        Applying.approve(verifier);
        assertThat(verifier.locator(".act-box").first()).containsText("Rp");
        verifier.locator("input[name=kuitansi]").fill("BP2RD-0001");
        verifier.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Catat pembayaran"))
                .click();

        Page head = desk(Role.AGENCY_HEAD, number, 1440, 900);
        Applying.approve(head);
        form.page().navigate(home);
        Applying.until(form.page(), "main", "Unduh");
        form.look("granted");
        form.page().locator("a[href*='/d/']").first().click();
        form.page().waitForURL("**/d/**");
        assertThat(form.page().locator("main")).containsText("REKLAME/DPMPTSP");
        form.look("verified");
    }
}
