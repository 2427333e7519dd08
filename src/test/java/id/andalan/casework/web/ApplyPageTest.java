package id.andalan.casework.web;

import static id.andalan.casework.web.Applicant.to;
import static id.andalan.core.web.PageText.text;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.core.Actor;
import id.andalan.identity.Persons;
import id.andalan.pack.PackCopy;
import id.andalan.pack.Packs;
import id.andalan.report.web.Filings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Applying as it is without JavaScript: page by page, with a draft that nobody else sees. */
@AndalanTest
class ApplyPageTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Drafts drafts;

    @Autowired
    Persons persons;

    @Autowired
    Packs packs;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path root;

    private Applicant anonymous() {
        Applicant applicant = new Applicant(browser, request -> request);
        applicant.begin("ak1");
        return applicant;
    }

    @AfterEach
    void loadTheRealPack() {
        if (jdbc.sql("delete from catalog.version where code = 'ak1' and version > 1")
                        .update()
                > 0) {
            jdbc.sql("delete from casework.draft where version > 1").update();
            packs.load(Path.of("packs/ternate"), Actor.SYSTEM);
        }
    }

    private long filed() {
        return jdbc.sql("select count(*) from casework.application")
                .query(Long.class)
                .single();
    }

    @Test
    void theServiceOffersIt() {
        assertThat(text(browser.get().uri("/layanan/ak1").exchange()))
                .contains("href=\"/layanan/ak1/ajukan\"", "Ajukan sekarang");
        assertThat(text(browser.get().uri("/layanan/ak1/ajukan").exchange()))
                .contains("action=\"/layanan/ak1/ajukan\"", "Foto atau pindaian KTP-el");
        assertThat(browser.get().uri("/layanan/tidak-ada/ajukan").exchange()).hasStatus(404);
    }

    @Test
    void everyPageAsksAndTheLastSends() {
        Applicant applicant = anonymous();
        assertThat(applicant.read("1"))
                .contains(
                        "Langkah 1 dari 6", "<h1>Data diri</h1>", "inputmode=\"numeric\"", "type=\"date\"", "<optgroup")
                .doesNotContain("value=\"back\"");
        applicant.fillIn();
        assertThat(applicant.read("periksa"))
                .contains(
                        "Siti Rahma",
                        "1 Juli 1999",
                        "SMA/SMK atau sederajat",
                        "0812 3456 7890",
                        "href=\"/ajukan/" + applicant.link() + "/2?ubah=1\"")
                .doesNotContain("Pengalaman kerja", "Masih ada yang perlu diisi");
        long before = filed();
        MvcTestResult refused = applicant.submit(Map.of());
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("href=\"#right\"");
        String path = to(applicant.submit(Map.of("right", "true")));
        assertThat(path).matches("/p/.+\\.[\\w-]{22}\\?baru=1");
        assertThat(filed()).isEqualTo(before + 1);
        assertThat(applicant.look("1")).hasStatus(404);
    }

    @Test
    void sentTwiceItIsThereOnce() {
        Applicant applicant = anonymous();
        applicant.fillIn();
        String key = drafts.open(Actor.ANONYMOUS, applicant.link()).id().toString();
        Map<String, String> form = Map.of("right", "true", "key", key);
        long before = filed();
        String first = to(applicant.send("kirim", form));
        assertThat(to(applicant.send("kirim", form))).isEqualTo(first);
        assertThat(filed()).isEqualTo(before + 1);
        assertThat(applicant.send("kirim", Map.of("right", "true", "key", "lain")))
                .hasStatus(404);
    }

    @Test
    void sentTwiceAtTheSameMomentItIsThereOnce() throws Exception {
        Applicant applicant = anonymous();
        applicant.fillIn();
        String key = drafts.open(Actor.ANONYMOUS, applicant.link()).id().toString();
        long before = filed();
        Callable<String> send = () -> to(applicant.send("kirim", Map.of("right", "true", "key", key)));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<String> paths = threads.invokeAll(List.of(send, send, send, send)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(paths).hasSize(4).containsOnly(paths.getFirst());
        }
        assertThat(filed()).isEqualTo(before + 1);
    }

    @Test
    void faultsStandAtTheirFieldsAndNothingTypedIsLost() {
        Applicant applicant = anonymous();
        Map<String, String> typed = new HashMap<>(Applicant.ABOUT);
        typed.put("nik", "123");
        typed.put("tanggal_lahir", "1999-02-30");
        typed.put("nama", "<script>alert(1)</script>");
        typed.remove("kelurahan");
        MvcTestResult result = applicant.send("1", typed);
        assertThat(result).hasStatus(422);
        assertThat(text(result))
                .contains("href=\"#nik\"", "id=\"nik-error\"", "NIK terdiri dari 16 angka", "href=\"#kelurahan\"")
                .contains("value=\"123\"", "value=\"1999-02-30\"", "&lt;script>alert(1)")
                .doesNotContain("<script>alert");
        assertThat(text(browser.get()
                        .uri("/ajukan/" + applicant.link() + "/1?lang=en")
                        .exchange()))
                .contains("Full name", "value=\"123\"");
    }

    @Test
    void membersOfAGroupComeAndGo() {
        Applicant applicant = anonymous();
        assertThat(to(applicant.send("3", Map.of("pernah_bekerja", "ya", "bidang", "Las"))))
                .endsWith("3?lanjut=1#pengalaman");
        assertThat(applicant.read("3")).contains("id=\"pengalaman[0]\"");
        Map<String, String> typed = new LinkedHashMap<>(Map.of(
                "pernah_bekerja",
                "ya",
                "bidang",
                "Las",
                "pengalaman[0]",
                "",
                "pengalaman[0].jabatan",
                "Juru las",
                "pengalaman[0].tempat",
                "Bengkel Jaya",
                "tambah",
                "pengalaman"));
        assertThat(to(applicant.send("3", typed))).endsWith("/3#pengalaman[1]");
        assertThat(applicant.read("3")).contains("id=\"pengalaman[1].jabatan\"", "value=\"Juru las\"");
        typed.remove("tambah");
        typed.put("pengalaman[1]", "");
        typed.put("pengalaman[1].jabatan", "Sopir");
        MvcTestResult refused = applicant.send("3", typed);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("href=\"#pengalaman[1].tempat\"", "id=\"pengalaman[1].tempat-error\"");
        typed.put("hapus", "pengalaman[0]");
        assertThat(to(applicant.send("3", typed))).endsWith("/3#pengalaman");
        assertThat(applicant.read("3")).contains("value=\"Sopir\"").doesNotContain("Juru las", "pengalaman[1]");
    }

    @Test
    void filesAreTakenByWhatTheyAreAndTakenBack() {
        Applicant applicant = anonymous();
        MvcTestResult lie = applicant.send(
                "4", Map.of("benar", "true"), Map.of("pas_foto", "<?php".getBytes(StandardCharsets.UTF_8)));
        assertThat(lie).hasStatus(422);
        assertThat(text(lie)).contains("id=\"pas_foto-error\"");
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("pas_foto", Filings.picture(30, 30));
        two.put("pas_foto#2", Filings.picture(31, 30));
        assertThat(applicant.send("4", Map.of(), two)).hasStatus(422);
        assertThat(applicant.send("4", Map.of(), Map.of("pas_foto", Filings.picture(30, 30))))
                .hasStatus(422);
        Draft draft = drafts.open(Actor.ANONYMOUS, applicant.link());
        assertThat((List<?>) draft.content().answers().get("pas_foto")).hasSize(1);
        String file = String.valueOf(((List<?>) draft.content().answers().get("pas_foto")).getFirst());
        assertThat(applicant.read("4")).contains("berkas.jpg", "hapus\" value=\"pas_foto:" + file);
        String path = "/berkas/" + file + "?kunci=";
        assertThat(browser.get().uri(path + applicant.link()).exchange())
                .hasStatusOk()
                .headers()
                .hasValue("Content-Type", "image/jpeg")
                .hasValue("X-Content-Type-Options", "nosniff");
        assertThat(browser.get().uri(path + anonymous().link()).exchange()).hasStatus(404);
        assertThat(browser.get().uri("/berkas/xyz?kunci=" + applicant.link()).exchange())
                .hasStatus(404);
        assertThat(to(applicant.send("4", Map.of("hapus", "pas_foto:" + file)))).endsWith("/4#pas_foto");
        assertThat(applicant.read("4")).doesNotContain(file);
        // The file of another draft is none of this one's.
        Applicant thief = anonymous();
        thief.send("4", Map.of("pas_foto", file));
        assertThat(drafts.open(Actor.ANONYMOUS, thief.link()).content().answers())
                .doesNotContainKey("pas_foto");
    }

    @Test
    void changingOneAnswerLeadsBackToTheCheck() {
        Applicant applicant = anonymous();
        applicant.fillIn();
        Map<String, String> typed = new HashMap<>(Applicant.ABOUT);
        typed.put("nama", "Siti Aminah");
        typed.put("ubah", "1");
        assertThat(to(applicant.send("1?ubah=1", typed))).endsWith("/periksa");
        assertThat(applicant.read("periksa")).contains("Siti Aminah");
        assertThat(to(applicant.send("3?ubah=1", Map.of("pernah_bekerja", "ya", "bidang", "Las", "ubah", "1"))))
                .contains("lanjut=1&ubah=1");
        assertThat(applicant.submit(Map.of("right", "true"))).hasStatus(422);
        assertThat(applicant.read("periksa")).contains("Masih ada yang perlu diisi", "/3?ubah=1#pengalaman");
        assertThat(to(applicant.look(""))).endsWith("/3");
    }

    @Test
    void forSomebodyElseOnlyWithTheirConsent() {
        Applicant applicant = anonymous();
        applicant.fillIn();
        MvcTestResult refused = applicant.submit(Map.of("right", "true", "other", "true", "name", "Ibu Ani"));
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("href=\"#relation\"", "href=\"#agreed\"", "value=\"Ibu Ani\"");
        assertThat(to(applicant.submit(Map.of(
                        "right", "true", "other", "true", "name", "Ibu Ani", "relation", "ibu", "agreed", "true"))))
                .startsWith("/p/");
        assertThat(jdbc.sql("select behalf from casework.application order by filed_at desc, id desc limit 1")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void contactNeedsANameAndAWay() {
        Applicant applicant = anonymous();
        MvcTestResult refused = applicant.send("kontak", Map.of("email", "bukan surel"));
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("href=\"#name\"", "href=\"#email\"", "value=\"bukan surel\"");
    }

    @Test
    void aNameThatTheFormAskedForIsNotAskedAgain() {
        Applicant applicant = anonymous();
        assertThat(to(applicant.send("1", Applicant.ABOUT))).endsWith("/2");
        assertThat(applicant.read("kontak")).contains("name=\"name\" value=\"Siti Rahma\"");
    }

    @Test
    void anAccountsDraftIsFilledInFromTheProfileAndItsOwn() {
        Actor resident = persons.residentActor();
        Applicant applicant = new Applicant(browser, persons.as(resident));
        applicant.begin("ak1");
        assertThat(applicant.read("1")).contains("value=\"Warga Uji\"", "Langkah 1 dari 5");
        assertThat(to(applicant.look("kontak"))).endsWith("/periksa");
        assertThat(browser.get().uri("/ajukan/" + applicant.link() + "/1").exchange())
                .hasStatus(404);
        assertThat(browser.get()
                        .uri("/ajukan/" + applicant.link() + "/1")
                        .with(persons.resident())
                        .exchange())
                .hasStatus(404);
        String own = text(
                browser.get().uri("/akun/permohonan").with(persons.as(resident)).exchange());
        assertThat(own).contains("/ajukan/" + applicant.link(), "Hapus draf");
        assertThat(text(browser.get()
                        .uri("/layanan/ak1/ajukan")
                        .with(persons.as(resident))
                        .exchange()))
                .contains("/ajukan/" + applicant.link());
        assertThat(to(applicant.send("hapus", Map.of()))).isEqualTo("/akun/permohonan");
        assertThat(applicant.look("1")).hasStatus(404);
    }

    @Test
    void aDraftIsSealedKeptThirtyDaysAndGone() {
        Applicant applicant = anonymous();
        applicant.send("1", Applicant.ABOUT);
        applicant.send("4", Map.of(), Map.of("pas_foto", Filings.picture(30, 30)));
        Draft draft = drafts.open(Actor.ANONYMOUS, applicant.link());
        byte[] sealed = jdbc.sql("select sealed from casework.draft where id = ?")
                .param(draft.id())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Siti", "8271", applicant.link());
        assertThat(applicant.read("simpan")).contains("/ajukan/" + applicant.link(), "Hapus draf");
        jdbc.sql("update casework.draft set expires_at = now() - interval '1 minute' where id = ?")
                .param(draft.id())
                .update();
        assertThat(applicant.look("1")).hasStatus(404);
        drafts.sweep(1000);
        assertThat(jdbc.sql("select count(*) from casework.draft where id = ?")
                        .param(draft.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from document.file where subject_id = ?")
                        .param(draft.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whenTheFormChangesMeanwhileWhatFitsCarriesOverAndNothingIsLostInSilence() throws Exception {
        Applicant applicant = anonymous();
        applicant.fillIn();
        assertThat(to(applicant.send(
                        "2?ubah=1",
                        Map.of("pendidikan", "sma", "jurusan", "IPA", "keahlian", "Mengemudi truk", "ubah", "1"))))
                .endsWith("/periksa");
        Path pack = PackCopy.in(root);
        PackCopy.change(pack, "services/ak1/service.yaml", "version: 1", "version: 2");
        PackCopy.change(
                pack, "services/ak1/form.schema.json", "\"title\": \"Keahlian lain\"", "\"title\": \"Kemampuan\"");
        PackCopy.change(pack, "services/ak1/form.schema.json", "\"keahlian\"", "\"kemampuan\"");
        for (String example : List.of("baik", "bukan-penduduk", "lewat-waktu")) {
            PackCopy.change(pack, "services/ak1/examples/" + example + ".yaml", "keahlian:", "kemampuan:");
        }
        packs.load(pack, Actor.SYSTEM);
        assertThat(to(applicant.look("periksa"))).endsWith("/versi");
        assertThat(to(applicant.send("kirim", Map.of("right", "true")))).endsWith("/versi");
        assertThat(applicant.read("versi"))
                .contains("Formulir ini diperbarui", "Keahlian lain", "Mengemudi truk", "Kemampuan");
        assertThat(to(applicant.send("versi", Map.of()))).endsWith("/periksa");
        assertThat(applicant.read("2"))
                .contains("1 jawaban lama tidak terpakai", "Mengemudi truk", "value=\"IPA\"", "name=\"kemampuan\"");
        assertThat(to(applicant.submit(Map.of("right", "true")))).startsWith("/p/");
    }
}
