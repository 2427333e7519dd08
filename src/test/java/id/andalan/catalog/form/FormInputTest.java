package id.andalan.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser sends, as JSON values and back. */
class FormInputTest {
    private final Form form = Sample.form();

    private Map<String, Object> read(Map<String, List<String>> sent) {
        return new FormInput(sent, "").read(form.questions());
    }

    private Object one(String name, String typed) {
        return read(Map.of(name, List.of(typed))).get(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            luas   | 12            | 12
            luas   | ' 1.250 '     | 1250
            modal  | Rp 1.250.000  | 1250000
            modal  | Rp1.250.000,00 | 1250000
            modal  | 1,250,000     | 1250000
            modal  | 99            | 99
            """)
    void wholeNumbersAreReadAsPeopleWriteThem(String name, String typed, long expected) {
        assertThat(one(name, typed)).isEqualTo(expected);
        String shown = FormInput.text(form.find(name).orElseThrow().kind(), expected);
        assertThat(one(name, shown)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2,5     | 2.5
            2.5     | 2.5
            1.250   | 1250
            1.250,5 | 1250.5
            -3      | -3
            """)
    void numbersMayHaveAComma(String typed, BigDecimal expected) {
        assertThat(one("nisbah", typed)).isEqualTo(expected);
        assertThat(one("nisbah", FormInput.text(QuestionKind.NUMBER, expected)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.BIG_DECIMAL)
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            luas    | dua belas        | dua belas
            modal   | 1.2.3            | 1.2.3
            lahir   | 1990-12-31       | 1990-12-31
            lahir   | 31/12/1990       | 1990-12-31
            lahir   | 1-2-1990         | 1990-02-01
            lahir   | kemarin          | kemarin
            nik     | 8271 0657 0899 0001 | 8271065708990001
            telepon | 0812-3456 (7890) | 081234567890
            nama    | '  Siti  '       | Siti
            status  | menikah          | menikah
            """)
    void whatCannotBeReadStaysAsTyped(String name, String typed, String expected) {
        assertThat(one(name, typed)).isEqualTo(expected);
    }

    @Test
    void everyKindOfInput() {
        Map<String, List<String>> sent = new HashMap<>();
        sent.put("izin", List.of("false"));
        sent.put("setuju", List.of("true"));
        sent.put("kegiatan", List.of("tari", "lain"));
        sent.put("ktp", List.of("f1", ""));
        sent.put("lokasi.lat", List.of("0.79"));
        sent.put("lokasi.lon", List.of("127.38"));
        sent.put("acara.place", List.of("panggung"));
        sent.put("acara.equipment.kursi", List.of("40"));
        sent.put("acara.from", List.of("2026-12-01T09:00"));
        sent.put("acara.to", List.of("2026-12-01T12:00"));
        sent.put("anggota[0]", List.of(""));
        sent.put("anggota[2].nama_anggota", List.of("Budi"));
        sent.put("anggota[2].umur", List.of("3"));
        sent.put("catatan", List.of("a\r\nb\u0000c"));
        sent.put("nama", List.of(""));
        assertThat(read(sent))
                .isEqualTo(Map.of(
                        "izin", false,
                        "setuju", true,
                        "kegiatan", List.of("tari", "lain"),
                        "ktp", List.of("f1"),
                        "lokasi", Map.of("lat", new BigDecimal("0.79"), "lon", new BigDecimal("127.38")),
                        "acara",
                                Map.of(
                                        "place",
                                        "panggung",
                                        "from",
                                        "2026-12-01T09:00",
                                        "to",
                                        "2026-12-01T12:00",
                                        "equipment",
                                        Map.of("kursi", 40L)),
                        "anggota", List.of(Map.of(), Map.of("nama_anggota", "Budi", "umur", 3L)),
                        "catatan", "a\nbc"));
    }

    @Test
    void namesCanStandBehindAPrefixAndMembersAreNotEndless() {
        assertThat(new FormInput(Map.of("isian.nama", List.of("Siti"), "nama", List.of("x")), "isian.")
                        .read(form.questions()))
                .isEqualTo(Map.of("nama", "Siti"));
        Map<String, List<String>> many = new HashMap<>();
        for (int i = 0; i < 999; i++) {
            many.put("anggota[" + i + "]", List.of(""));
        }
        many.put("anggota[99999999999]", List.of(""));
        assertThat((List<?>) read(many).get("anggota")).hasSizeLessThan(60);
        assertThat(one("nama", "x".repeat(1_000_000)).toString().length()).isLessThan(30_000);
    }

    @Test
    void marksThatTurnTheReadingDirectionAreTakenOutAndAnswersOfProgramsMayNotHaveThem() {
        assertThat(one("nama", "\u202aSiti\u202c \u202egnp.exe\u2069")).isEqualTo("Siti gnp.exe");
        assertThat(one("catatan", "a\u202eb\u0085c")).isEqualTo("abc");
        for (String text : List.of("a\u202eb", "a\u2067b", "a\u0000b", "a\u009fb", "a\ud83d", "\udc00a")) {
            assertThat(Answers.isSane(Map.of("nama", text))).isFalse();
        }
        assertThat(Answers.isSane(Map.of("nama", "Siti \ud83d\ude00 d\u2019A\u00f1o\nRT 1\t2")))
                .isTrue();
    }

    @Test
    void whatNobodyCanSeeIsNoAnswer() {
        assertThat(Answers.said("\u200b\u00a0 \u2060\ufeff")).isNull();
        assertThat(Answers.said("\u200bA")).isEqualTo("\u200bA");
    }
}
