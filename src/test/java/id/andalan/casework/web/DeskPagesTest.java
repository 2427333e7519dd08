package id.andalan.casework.web;

import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Application;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseHands;
import id.andalan.casework.CaseTask;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The officials' pages of applications, on AK-1: an officer checks, the head signs. */
@AndalanTest
class DeskPagesTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Persons persons;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseFile cases;

    private Actor officer;
    private Actor head;

    @BeforeEach
    void people() {
        officer = persons.actor(Role.OFFICER, "disnaker");
        head = persons.actor(Role.AGENCY_HEAD, "disnaker");
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(persons.as(actor)).exchange();
    }

    private MvcTestResult open(Actor actor, Application application) {
        return get(actor, "/kerja/layanan/" + application.number());
    }

    private MvcTestResult act(Actor actor, Application application, String action, UUID task, String... fields) {
        var request = browser.post()
                .uri("/kerja/layanan/" + application.number() + "/" + action)
                .with(persons.as(actor))
                .with(Persons.form())
                .param("tugas", task == null ? "" : task.toString())
                .param("dilihat", "0");
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private void approve(Actor actor, Application application) {
        assertThat(act(
                        actor,
                        application,
                        "selesai",
                        hands.task(application).id(),
                        "hasil",
                        "setuju",
                        "cek",
                        "0",
                        "cek",
                        "1",
                        "cek",
                        "2"))
                .hasStatus(302);
    }

    @Test
    void theHandlingAgencyReadsEverythingOthersWhereItStands() throws Exception {
        Application filed = hands.ak1();
        assertThat(text(open(officer, filed)))
                .contains(
                        "Periksa berkas dan catat data",
                        "Siti Rahma",
                        "SMA/SMK atau sederajat",
                        "/berkas/",
                        "NIK dan nama cocok dengan KTP-el",
                        "process-here",
                        "▶ di sini",
                        "Tersembunyi")
                .doesNotContain("+6281234567890");
        assertThat(text(open(persons.actor(Role.LEADER, null), filed)))
                .contains("Permohonan masuk", "process-here")
                .doesNotContain("Siti Rahma", "8271034107990002", "/berkas/", "Ambil tugas ini");
        assertThat(open(persons.actor(Role.OFFICER, "dlh"), filed)).hasStatus(404);
    }

    @Test
    void contactsAreShownForAPurposeOnly() throws Exception {
        Application filed = hands.ak1();
        assertThat(text(act(officer, filed, "kontak", null, "tujuan", "ASK_DETAILS")))
                .contains("+6281234567890", "Tercatat");
        assertThat(act(officer, filed, "kontak", null, "tujuan", "")).hasStatus(422);
    }

    @Test
    void anOfficerChecksAndTheHeadSignsSeveralAtOnce() throws Exception {
        Application one = hands.ak1();
        Application two = hands.ak1();
        UUID check = hands.task(one).id();
        assertThat(act(officer, one, "ambil", check)).hasStatus(302);
        MvcTestResult unticked = act(officer, one, "selesai", check, "hasil", "setuju", "cek", "1");
        assertThat(unticked).hasStatus(422);
        assertThat(text(unticked))
                .contains(
                        "daftar periksa (3)", "href=\"#cek-" + check.toString().substring(24))
                .containsPattern("value=\"1\"[^>]*checked");
        approve(officer, one);
        approve(head, two);
        assertThat(text(open(officer, one))).contains("hanya untuk kepala");
        assertThat(get(head, "/kerja/layanan?antrean=bebas")).hasStatusOk();
        var bulk = browser.post()
                .uri("/kerja/layanan/setujui")
                .with(persons.as(head))
                .with(Persons.form())
                .param(
                        "tugas",
                        hands.task(one).id().toString(),
                        hands.task(two).id().toString())
                .exchange();
        // The head has checked the second one: four eyes.
        assertThat(bulk).hasStatusOk();
        assertThat(text(bulk)).contains("1 tugas disetujui", two.number(), "orang lain");
        assertThat(hands.task(one).kind()).isEqualTo(CaseTask.Kind.DOCUMENT);
        assertThat(hands.task(two).node()).isEqualTo("sahkan");
        assertThat(text(open(head, one))).contains("Sedang dibuat", "/AK1/DISNAKER/");
    }

    @Test
    void whatHasToBeLookedAtAloneIsNotApprovedInBulk() throws Exception {
        Application filed = hands.ak1();
        var bulk = browser.post()
                .uri("/kerja/layanan/setujui")
                .with(persons.as(officer))
                .with(Persons.form())
                .param("tugas", hands.task(filed).id().toString())
                .exchange();
        assertThat(text(bulk)).contains("diperiksa satu per satu");
        assertThat(hands.task(filed).node()).isEqualTo("periksa");
    }

    @Test
    void whatIsMissingIsSaidAtTheFieldAndWhatWasTypedStays() throws Exception {
        Application filed = hands.ak1();
        UUID check = hands.task(filed).id();
        String at = check.toString().substring(24);
        assertThat(text(act(officer, filed, "selesai", check, "hasil", "kurang")))
                .contains("href=\"#pesan_kurang-" + at, "pesan_kurang-" + at + "-error");
        assertThat(text(act(officer, filed, "selesai", check, "hasil", "tolak", "pesan_tolak", "Foto bukan miliknya")))
                .contains("href=\"#alasan-" + at, "Foto bukan miliknya");
        assertThat(act(officer, filed, "selesai", check, "hasil", "kurang", "pesan_kurang", "KTP buram"))
                .hasStatus(302);
        assertThat(text(open(officer, filed))).contains("KTP buram", "Menunggu perbaikan pemohon");
        assertThat(text(get(officer, "/kerja/layanan?antrean=menunggu"))).contains(filed.number());
    }

    @Test
    void aRefusalNamesItsReason() throws Exception {
        Application filed = hands.ak1();
        assertThat(act(officer, filed, "selesai", hands.task(filed).id(), "hasil", "tolak", "alasan", "bukan-penduduk"))
                .hasStatus(302);
        assertThat(text(open(officer, filed))).contains("Pemohon bukan penduduk Kota Ternate.");
        assertThat(text(get(officer, "/kerja/layanan?antrean=selesai"))).contains(filed.number());
    }

    @Test
    void theSecondOfTwoOfficersSeesWhatHappenedAndKeepsHisWords() throws Exception {
        Application filed = hands.ak1();
        UUID check = hands.task(filed).id();
        approve(officer, filed);
        MvcTestResult late = act(
                persons.actor(Role.OFFICER, "disnaker"),
                filed,
                "selesai",
                check,
                "hasil",
                "kurang",
                "pesan_kurang",
                "Ijazah belum dilegalisasi");
        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("baru saja diubah orang lain", "Disetujui", "Ijazah belum dilegalisasi");
    }

    @Test
    void aClickSentTwiceCountsOnce() {
        Application filed = hands.ak1();
        String key = UUID.randomUUID().toString();
        UUID check = hands.task(filed).id();
        for (int i = 0; i < 2; i++) {
            assertThat(act(officer, filed, "tanya", check, "teks", "Alamat lengkapnya?", "kunci", key))
                    .hasStatus(302);
        }
        assertThat(cases.get(officer, filed.number()).steps()).hasSize(2);
    }

    @Test
    void questionsHandOversAndNotesStandInTheTimeline() throws Exception {
        Application filed = hands.ak1();
        UUID check = hands.task(filed).id();
        Actor colleague = persons.actor(Role.OFFICER, "disnaker");
        act(officer, filed, "ambil", check);
        assertThat(act(officer, filed, "tanya", check, "teks", "Alamat lengkapnya?"))
                .hasStatus(302);
        assertThat(act(officer, filed, "lanjut", check, "teks", "Sudah ditelepon"))
                .hasStatus(302);
        assertThat(act(officer, filed, "catat", null, "teks", "Berkas tebal")).hasStatus(302);
        assertThat(act(officer, filed, "alihkan", check, "petugas", "bukan-orang"))
                .hasStatus(422);
        assertThat(act(officer, filed, "alihkan", check, "petugas", String.valueOf(colleague.id())))
                .hasStatus(302);
        assertThat(hands.task(filed).assignee()).isEqualTo(colleague.id());
        assertThat(act(officer, filed, "lepas", check)).hasStatus(422);
        assertThat(act(colleague, filed, "lepas", check)).hasStatus(302);
        assertThat(text(open(officer, filed)))
                .contains(
                        "Alamat lengkapnya?", "Sudah ditelepon", "Berkas tebal", "Tugas dialihkan kepada Uji OFFICER");
    }

    @Test
    void searchFindsByNumberNameAndNikAlsoWhatHasEnded() throws Exception {
        Application filed = hands.ak1("8271034107990010");
        act(officer, filed, "selesai", hands.task(filed).id(), "hasil", "tolak", "alasan", "masih-berlaku");
        assertThat(get(officer, "/kerja/layanan?cari=" + filed.number()))
                .hasRedirectedUrl("/kerja/layanan/" + filed.number());
        assertThat(text(get(officer, "/kerja/layanan?cari=8271034107990010"))).contains(filed.number());
        assertThat(text(get(officer, "/kerja/layanan?cari=0812-3456-7890"))).contains(filed.number());
        assertThat(text(get(persons.actor(Role.OFFICER, "dlh"), "/kerja/layanan?cari=8271034107990010")))
                .doesNotContain(filed.number());
        Application again = hands.ak1("8271034107990010");
        assertThat(text(open(officer, again))).contains("Permohonan lain orang ini", filed.number());
    }

    @Test
    void theListIsPagedFilteredAndExported() throws Exception {
        Application filed = hands.ak1();
        assertThat(text(get(officer, "/kerja/layanan?antrean=tim&layanan=ak1"))).contains("Kartu Pencari Kerja");
        assertThat(text(get(officer, "/kerja/layanan?antrean=tim&layanan=izin-reklame")))
                .contains("Tidak ada yang perlu dikerjakan");
        String csv = text(get(officer, "/kerja/layanan/daftar.csv?antrean=tim"));
        assertThat(csv).contains("Nomor", filed.number()).doesNotContain("Siti Rahma");
        assertThat(get(persons.actor(Role.LEADER, null), "/kerja/layanan")).hasStatusOk();
        assertThat(get(officer, "/kerja/layanan?antrean=apa")).hasStatus(422);
    }
}
