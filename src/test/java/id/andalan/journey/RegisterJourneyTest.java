package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseHands;
import id.andalan.casework.Registrations;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Persons;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A musician is found in the city's public register, as far as agreed, and out of it again; a letter is taken back. */
@Journey
class RegisterJourneyTest {
    /** A word that no other test's business has in its name. */
    private final String word = "z" + Ids.next().toString().replace("-", "").substring(16);

    @Autowired
    private Persons persons;

    @Autowired
    private Applications applications;

    @Autowired
    private CaseHands hands;

    private void apply(Applying form) {
        form.begin();
        form.fill("Nama lengkap", "Halima Rahasia");
        form.fill("NIK", "8271064707880004");
        form.fill("Nomor telepon atau WhatsApp", "0812 0000 0007");
        form.go("2");
        form.choose("jenis_daftar", "Pelaku kreatif");
        form.fill("Nama usaha, merek, atau nama panggung", "Sanggar " + word);
        form.page().getByLabel("Subsektor ekonomi kreatif").selectOption("musik");
        form.fill("Ceritakan usaha atau karya Anda", "Musik akustik berbahasa Ternate.");
        form.fill("Alamat usaha atau tempat berkarya", "Jalan Rahasia 7");
        form.page().getByLabel("Kelurahan").selectOption("82.71.06.1009");
        // No turnover, staff or permit is asked of a single artist: that page is left out.
        form.go("4");
        form.fill("Nama", "Pentas musik");
        form.page().getByLabel("Harga mulai dari").fill("500.000");
        form.go("5");
        form.upload("berkas_ktp", 1);
        form.upload("foto_usaha", 1);
        form.choose("tampil", "Ya");
        form.choose("tampil_apa", "Nama usaha");
        form.choose("tampil_apa", "Produk dan harga");
        form.page().getByLabel("Data yang saya isi benar").check();
        form.go("kontak");
    }

    private static Page desk(Browsers browsers, Persons persons, Actor actor, Application filed) {
        Page page = browsers.signedIn(persons.session(actor.id()), 1440, 900);
        page.navigate("/kerja/layanan/" + filed.number());
        return page;
    }

    private void seek(Page page) {
        page.navigate("/register/" + Registrations.SERVICE + "?cari=" + word);
    }

    @Test
    void consentLeadsIntoTheRegisterAndIsTakenBackByTheLink(Browsers browsers) {
        Applying form = new Applying(browsers.phone(), Registrations.SERVICE);
        apply(form);
        String home = form.send("Halima Rahasia", "0812 0000 0007");
        Page officer = browsers.signedIn(
                persons.session(persons.actor(Role.OFFICER, "dinkop").id()), 1440, 900);
        officer.navigate("/kerja/layanan/" + form.number());
        new Applying(officer, "").choose("cara_periksa", "Berkas");
        Applying.approve(officer);
        Page head = browsers.signedIn(
                persons.session(persons.actor(Role.AGENCY_HEAD, "dinkop").id()), 1440, 900);
        head.navigate("/kerja/layanan/" + form.number());
        Applying.approve(head);
        Page phone = form.page();
        phone.navigate(home);
        Applying.until(phone, "main", "Unduh");

        Page visitor = browsers.phone();
        seek(visitor);
        assertThat(visitor.locator("main")).containsText("Sanggar " + word);
        assertThat(visitor.locator("main")).containsText("Pentas musik");
        for (String kept : new String[] {"Halima", "Jalan Rahasia", "0812", "akustik"}) {
            assertThat(visitor.locator("main")).not().containsText(kept);
        }
        Applying.look(visitor, "register-360");

        phone.locator("a[href$='/daftar']").click();
        form.look("withdraw");
        form.button("Tarik dari daftar umum").click();
        assertThat(phone.locator(".flash")).containsText("tidak tampil lagi");
        form.look("withdrawn");
        seek(visitor);
        assertThat(visitor.locator("main")).containsText("Tidak ada yang cocok");
    }

    @Test
    void theDeskTakesSomebodyOutAndTheHeadTakesTheLetterBack(Browsers browsers) {
        Actor officer = persons.actor(Role.OFFICER, "dinkop");
        Actor head = persons.actor(Role.AGENCY_HEAD, "dinkop");
        Application filed = new Registrations(applications, hands)
                .granted(officer, head, "Sanggar " + word, "tampil", "ya", "tampil_apa", List.of("nama"));
        Page desk = desk(browsers, persons, officer, filed);
        Applying.until(desk, "#dokumen + dl", "Ditandatangani");
        assertThat(desk.locator("summary:text-is('Cabut dokumen')")).hasCount(0);
        desk.locator("a[href$='/register']").click();
        Applying.look(desk, "register-desk-1440");
        new Applying(desk, "").button("Keluarkan dari daftar umum").click();
        assertThat(desk.locator(".flash")).containsText("Tidak tampil lagi");
        Page visitor = browsers.phone();
        seek(visitor);
        assertThat(visitor.locator("main")).containsText("Tidak ada yang cocok");

        Page office = desk(browsers, persons, head, filed);
        String check =
                Objects.requireNonNull(office.locator("a[href^='/d/']").first().getAttribute("href"));
        visitor.navigate(check);
        assertThat(visitor.locator("main .notice")).containsText("Asli dan berlaku.");
        office.locator("summary:text-is('Cabut dokumen')").click();
        new Applying(office, "").button("Ya, cabut dokumen ini").click();
        assertThat(office.locator("#teks-cabut-error")).isVisible();
        Applying.look(office, "revoke-1440");
        new Applying(office, "").fill("Alasan pencabutan", "Usaha tutup.");
        new Applying(office, "").button("Ya, cabut dokumen ini").click();
        assertThat(office.locator(".flash")).containsText("Dokumen dicabut");
        Applying.look(office, "revoked-1440");
        visitor.navigate(check);
        assertThat(visitor.locator("main .notice")).containsText("Sudah dicabut.");
        assertThat(visitor.locator("main")).containsText("Usaha tutup.");
        Applying.look(visitor, "revoked-360");
    }
}
