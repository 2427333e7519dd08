package id.andalan.catalog.web;

import static id.andalan.core.web.PageText.found;
import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.pack.PackCopy;
import id.andalan.pack.Packs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AndalanTest
class ServicePagesTest {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Services services;

    @Autowired
    Packs packs;

    @Autowired
    JdbcClient jdbc;

    private MvcTestResult open(String path) {
        return browser.get().uri(path).exchange();
    }

    private String text(String path) throws Exception {
        return found(open(path));
    }

    @Test
    void theListHasEveryServiceUnderItsTopicAndSaysHowToApply() throws Exception {
        String page = text("/layanan");
        services.list(java.time.LocalDate.of(2027, 1, 4))
                .forEach(service -> assertThat(page).contains("href=\"/layanan/" + service.code() + "\""));
        assertThat(page)
                .contains("Mencari kerja", "Dapat diajukan di sini")
                .doesNotContain("<form method=\"post\"", "Pengajuan lewat internet belum dibuka");
        assertThat(text("/layanan?lang=en")).contains("Can be applied for here");
    }

    @Test
    void wordsAndFiltersNarrowTheList() throws Exception {
        assertThat(text("/layanan?cari=kartu+kuning")).contains("/layanan/ak1").doesNotContain("/layanan/cuti-asn");
        assertThat(text("/layanan?untuk=civil-servant"))
                .contains("/layanan/cuti-asn")
                .doesNotContain("/layanan/ak1");
        assertThat(text("/layanan?cari=xylofon")).contains("Tidak ada layanan yang cocok", "href=\"/layanan\"");
        assertThat(text("/layanan?cari=bayi+xylofon")).contains("Ini yang mendekati");
        assertThat(text("/layanan?cari=%3Cscript%3E")).doesNotContain("<script>");
    }

    @Test
    void aShortWordWithAHyphenIsNotBrokenOnAPhone() throws Exception {
        assertThat(text("/layanan/ak1")).contains("Fotokopi <span class=\"nowrap\">KTP-el</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"untuk=alien", "opd=tidak-ada", "topik=tidak-ada", "sesudah=-1"})
    void aFilterThatDoesNotExistIsSaid(String query) {
        assertThat(open("/layanan?" + query)).hasStatus(422).bodyText().contains("error-summary");
    }

    @Test
    void aServiceShowsItsWholeStandard() throws Exception {
        String page = text("/layanan/akta-kelahiran");
        assertThat(page)
                .contains("Akta kelahiran", "5 hari kerja", "Gratis", "Formulir F-2.01", "Pejabat pencatatan sipil")
                .contains("UU 23/2006", "Jumlah pelaksana", "Evaluasi kinerja", "Jaminan keamanan", "belum pasti")
                .contains("Senin–Kamis", "07.30–12.00 dan 13.00–16.00", "Versi 1", "href=\"/lapor\"")
                .contains("href=\"/layanan/akta-kelahiran/ajukan\"");
        assertThat(page).contains("<title>Bagan alur Akta kelahiran</title>");
        assertThat(text("/layanan/ak1"))
                .contains("<title>Bagan alur Kartu Pencari Kerja (AK-1)</title>", "Lengkapi berkas");
        assertThat(text("/layanan/surat-domisili-usaha")).contains("Kantor kelurahan", "belum dicatat di sini");
        assertThat(text("/layanan/akta-kelahiran?lang=en")).contains("Birth certificate", "5 working days", "Free");
    }

    @Test
    void oneDayIsNotOneDays() throws Exception {
        assertThat(text("/layanan/ak1?lang=en")).contains("1 working day<", "2 working hours", "4 working hours");
        assertThat(text("/layanan/ak1")).contains("1 hari kerja", "2 jam kerja");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidak-ada", "ak1?versi=99", "ak1?versi=x"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(open("/layanan/" + path)).hasStatus(404);
    }

    @Test
    void olderVersionsStayReadableAndARetiredServiceSaysSo(@TempDir Path root) throws Exception {
        Path pack = PackCopy.in(root);
        Path file = pack.resolve("services/daftar-umkm-kreatif/service.yaml");
        String text = Files.readString(file);
        try {
            Files.writeString(
                    file,
                    text.replace("version: 1", "version: 2")
                            .replace("Pendaftaran UMKM dan", "Daftar UMKM dan seniman"));
            packs.load(pack, Actor.SYSTEM);
            assertThat(text("/layanan/daftar-umkm-kreatif")).contains("Daftar UMKM dan seniman", "?versi=1");
            assertThat(text("/layanan/daftar-umkm-kreatif?versi=1"))
                    .contains("Pendaftaran UMKM dan", "yang sudah diganti");

            Files.move(file.getParent(), pack.resolveSibling("daftar-umkm-kreatif"));
            packs.load(pack, Actor.SYSTEM);
            assertThat(text("/layanan/daftar-umkm-kreatif")).contains("tidak lagi diselenggarakan");
            assertThat(text("/layanan")).doesNotContain("daftar-umkm-kreatif");
        } finally {
            jdbc.sql("delete from catalog.version where version > 1").update();
            packs.load(Path.of("packs/ternate"), Actor.SYSTEM);
        }
    }

    @Test
    void daysWithTheSameHoursStandTogether() {
        Map<DayOfWeek, List<String>> week = Map.of(
                DayOfWeek.MONDAY, List.of("08:00-12:00"),
                DayOfWeek.TUESDAY, List.of("08:00-12:00"),
                DayOfWeek.THURSDAY, List.of("08:00-12:00", "13:00-15:00"),
                DayOfWeek.SUNDAY, List.of("09:00-10:00"));
        assertThat(CounterHours.lines(week, Locale.of("id"), "dan"))
                .containsExactly(
                        new CounterHours.Line("Senin–Selasa", "08.00–12.00"),
                        new CounterHours.Line("Kamis", "08.00–12.00 dan 13.00–15.00"),
                        new CounterHours.Line("Minggu", "09.00–10.00"));
    }
}
