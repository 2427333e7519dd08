package id.andalan.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.casework.CaseFile;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Services;
import id.andalan.core.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What decision tables of shipped services said, as officials read it. */
@AndalanTest
class CaseDecisionsTest {
    private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    CaseDecisions decisions;

    @Autowired
    Services services;

    private CaseDecisions.Shown show(
            String service, String model, Map<String, Object> in, Map<String, Object> out, String rule, Locale locale) {
        Blueprint plan = services.blueprint(service, 1).orElseThrow();
        CaseFile.Decided decided = new CaseFile.Decided(AT, "hitung", model, "c0ffee", List.of(rule), in, out);
        return decisions.of(plan, List.of(decided), locale).getFirst();
    }

    @Test
    void factsAreCalledAsTheFormOrTheTableCallsThem() {
        CaseDecisions.Shown shown = show(
                "cuti-asn",
                "hak-cuti",
                Map.of("jenis_cuti", "tahunan", "lama_cuti", 5),
                Map.of("hak", "boleh", "batas_hari", 12),
                "hak_cuti 2: Sisa cuti tahunan menurut catatan kepegawaian",
                Bilingual.INDONESIAN);
        assertThat(shown.title()).isEqualTo("Hak cuti");
        assertThat(shown.inputs())
                .containsExactly(
                        new CaseDecisions.Line("Jenis cuti", "Cuti tahunan"),
                        new CaseDecisions.Line("Lama cuti (hari)", "5"));
        assertThat(shown.outputs())
                .containsExactly(
                        new CaseDecisions.Line("Hak atas cuti ini", "boleh"),
                        new CaseDecisions.Line("Batas (hari)", "12"));
        assertThat(shown.rules()).containsExactly("Hak cuti, aturan 2: Sisa cuti tahunan menurut catatan kepegawaian");
    }

    @Test
    void moneyDaysAndFlagsAreWrittenAsPeopleDo() {
        assertThat(show(
                                "izin-reklame",
                                "biaya",
                                Map.of("kelas_lokasi", "sedang"),
                                Map.of("tarif", 810000, "berlaku_sampai", "2027-06-06"),
                                "nilai_dasar 2",
                                Bilingual.INDONESIAN)
                        .outputs())
                .containsExactly(
                        new CaseDecisions.Line("Pajak yang dibayar", "Rp 810.000"),
                        new CaseDecisions.Line("Berlaku sampai", "6 Juni 2027"));
        assertThat(show(
                                "bantuan-hukum",
                                "kelayakan",
                                Map.of("hari_ini", "2026-11-23"),
                                Map.of("mendesak", true),
                                "kelayakan 1",
                                Locale.ENGLISH)
                        .outputs())
                .containsExactly(new CaseDecisions.Line("Mendesak", "Yes"));
    }

    @Test
    void whatHasNoLabelGoesByItsNameInWordsAndAnUnknownRuleAsItStands() {
        CaseDecisions.Shown shown = show(
                "cuti-asn",
                "tabel-lama",
                Map.of(),
                Map.of("sisa_jatah", 3),
                "Aturan tanpa nomor",
                Bilingual.INDONESIAN);
        assertThat(shown.title()).isEqualTo("Tabel lama");
        assertThat(shown.outputs()).containsExactly(new CaseDecisions.Line("Sisa jatah", "3"));
        assertThat(shown.rules()).containsExactly("Aturan tanpa nomor");
    }
}
