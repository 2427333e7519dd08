package id.andalan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A community asks for the stage of Benteng Oranje: sees what is free, applies, is approved; the next one finds the hours taken. */
@Journey
class VenueJourneyTest {
    /** A Saturday well ahead of the notice that the keeper asks for. */
    private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Jayapura"))
            .plusDays(28)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));

    @Autowired
    private Persons persons;

    private static void toTheCalendar(Applying form, String event) {
        form.begin();
        form.fill("Nama penanggung jawab", "Sari Contoh");
        form.fill("NIK penanggung jawab", "8271034107990002");
        form.fill("Nomor telepon", "0812 3456 7890");
        form.choose("jenis_pemohon", "Komunitas");
        form.fill("Nama komunitas, sekolah, instansi, atau usaha", "Sanggar Contoh");
        form.go("2");
        form.fill("Nama acara", event);
        form.choose("jenis_acara", "Seni dan budaya");
        form.choose("karcis", "Tidak");
        form.fill("Perkiraan jumlah orang", "120");
        form.fill("Rencana acara", "Tari dan musik dari pukul empat; panggung dan pengeras suara dipasang siang hari.");
        form.go("3");
    }

    private void choosePlace(Applying form, String from, String to) {
        Page page = form.page();
        form.choose("jadwal.place", "Panggung");
        page.locator("[id='jadwal.from']").fill(day + "T" + from);
        page.locator("[id='jadwal.from']").blur();
        assertThat(page.locator("[data-free]")).isVisible();
        page.locator("[id='jadwal.to']").fill(day + "T" + to);
    }

    @Test
    void theStageIsAskedForApprovedAndNotGivenTwice(Browsers browsers) {
        Applying form = new Applying(browsers.phone(), "pakai-benteng-oranje");
        toTheCalendar(form, "Malam Soya-Soya");
        choosePlace(form, "16:00", "20:00");
        form.look("calendar");
        form.go("4");
        form.upload("berkas_ktp", 1);
        for (String undertaking : new String[] {"Saya menjaga", "Saya membersihkan", "Data yang saya isi"}) {
            form.page().getByLabel(undertaking).check();
        }
        form.go("kontak");
        String home = form.send("Sari Contoh", "0812 3456 7890");

        // What is asked for is kept: somebody else cannot have the same hours, and is told so at the question.
        Applying other = new Applying(browsers.phone(), "pakai-benteng-oranje");
        toTheCalendar(other, "Konser lain");
        choosePlace(other, "18:00", "21:00");
        other.button("Lanjut").last().click();
        assertThat(other.page().locator(".error-summary")).isVisible();
        other.look("taken");

        Page officer = browsers.signedIn(
                persons.session(persons.actor(Role.OFFICER, "disbud").id()), 1440, 900);
        officer.navigate("/kerja/layanan/" + form.number());
        Applying.look(officer, "pakai-benteng-oranje-desk-1440");
        new Applying(officer, "").fill("Petugas benteng yang mendampingi", "Hasan Contoh");
        Applying.approve(officer);
        Page head = browsers.signedIn(
                persons.session(persons.actor(Role.AGENCY_HEAD, "disbud").id()), 1440, 900);
        head.navigate("/kerja/layanan/" + form.number());
        Applying.approve(head);
        head.navigate("/kerja/layanan/" + form.number());
        Applying.look(head, "pakai-benteng-oranje-head-1440");
        if (head.locator("input[name=kuitansi]").count() > 0) {
            head.locator("input[name=kuitansi]").fill("JAMINAN-0001");
            head.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Catat pembayaran"))
                    .click();
        }
        form.page().navigate(home);
        Applying.until(form.page(), "main", "Unduh");
        form.look("granted");

        // Everybody sees that the stage is taken then, and nobody sees by whom.
        Page visitor = browsers.phone();
        visitor.navigate("/tempat/benteng-panggung?minggu=" + day);
        assertThat(visitor.locator("tr.day--partly td[data-label=Terisi] li"))
                .containsText(Pattern.compile("16.00.*20.00"));
        assertThat(visitor.locator("main")).not().containsText("Sari Contoh");
        Applying.look(visitor, "tempat-benteng-panggung-360");
    }
}
