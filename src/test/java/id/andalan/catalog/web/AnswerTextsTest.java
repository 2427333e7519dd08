package id.andalan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.catalog.form.Bounds;
import id.andalan.catalog.form.Option;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Bilingual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class AnswerTextsTest {
    @SuppressWarnings("unused") // by FieldSource
    static final List<Arguments> SAID = List.of(
            Arguments.of(QuestionKind.CHOICE, "musik", "Musik", "Music"),
            Arguments.of(QuestionKind.CHOICE, "dulu ada", "dulu ada", "dulu ada"),
            Arguments.of(QuestionKind.CHOICES, "musik", "Musik", "Music"),
            Arguments.of(QuestionKind.FLAG, true, "Ya", "Yes"),
            Arguments.of(QuestionKind.FLAG, false, "Tidak", "No"),
            Arguments.of(QuestionKind.CONSENT, true, "Ya", "Yes"),
            Arguments.of(QuestionKind.INTEGER, 2017, "2017", "2017"),
            Arguments.of(QuestionKind.NUMBER, new BigDecimal("12.125"), "12,125", "12.125"),
            Arguments.of(QuestionKind.NUMBER, "dua belas", "dua belas", "dua belas"),
            Arguments.of(QuestionKind.RUPIAH, 1_250_000, "Rp 1.250.000", "Rp 1,250,000"),
            Arguments.of(QuestionKind.RUPIAH, "sejuta", "sejuta", "sejuta"),
            Arguments.of(QuestionKind.DATE, "2026-12-31", "31 Desember 2026", "31 December 2026"),
            Arguments.of(QuestionKind.DATE, "besok", "besok", "besok"),
            Arguments.of(
                    QuestionKind.WARD,
                    "82.71.06.1009",
                    "Gamalama, Kota Ternate Tengah",
                    "Gamalama, Kota Ternate Tengah"),
            Arguments.of(QuestionKind.WARD, "99.99", "99.99", "99.99"),
            Arguments.of(QuestionKind.AGENCY, "dlh", "Dinas Lingkungan Hidup", "Environment Office"),
            Arguments.of(QuestionKind.AGENCY, "lenyap", "lenyap", "lenyap"),
            Arguments.of(QuestionKind.TEXT, "Jalan Contoh 7", "Jalan Contoh 7", "Jalan Contoh 7"),
            Arguments.of(QuestionKind.NIK, "8271034107990002", "8271034107990002", "8271034107990002"));

    @Autowired
    AnswerTexts answers;

    @ParameterizedTest(name = "{0} {1}")
    @FieldSource("SAID")
    void aValueIsSaidInTheReadersLanguage(QuestionKind kind, Object value, String indonesian, String english) {
        Question question = new Question(
                "tanya",
                kind,
                new Bilingual("Tanya", "Question"),
                null,
                false,
                Bounds.NONE,
                List.of(new Option("musik", new Bilingual("Musik", "Music"))),
                List.of(),
                Question.Extras.NONE,
                0);
        assertThat(answers.of(question, value, Bilingual.INDONESIAN)).isEqualTo(indonesian);
        assertThat(answers.of(question, value, Locale.ENGLISH)).isEqualTo(english);
    }
}
