package id.andalan.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SatisfactionTest {
    private static final Bilingual NAME = new Bilingual("x", "x");

    static Instrument instrument(int of, int in) {
        List<Instrument.Element> elements = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            elements.add(new Instrument.Element("U" + i, NAME, NAME, List.of(NAME, NAME, NAME, NAME), true));
        }
        return new Instrument(
                1,
                NAME,
                "uji",
                new Instrument.Weight(of, in),
                25,
                new Instrument.Sample(new BigDecimal("3.841"), new BigDecimal("0.5"), new BigDecimal("0.05")),
                elements,
                List.of(grade("A", "88.31"), grade("B", "76.61"), grade("C", "65.00"), grade("D", "25.00")),
                List.of());
    }

    private static Instrument.Grade grade(String code, String from) {
        return new Instrument.Grade(code, new BigDecimal(from), NAME);
    }

    /** Of 29 respondents, as published with the sums of each element. */
    private static Map<String, Long> published() {
        long[] sums = {105, 101, 100, 116, 102, 105, 106, 105, 115};
        Map<String, Long> all = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            all.put("U" + (i + 1), sums[i]);
        }
        return all;
    }

    @Test
    void theWorkedExampleIsReproducedExactly() {
        Satisfaction result = Satisfaction.of(instrument(1, 9), published(), 29, 29);
        assertThat(result.rows().stream().map(row -> row.mean().toPlainString()))
                .containsExactly(
                        "3.6207", "3.4828", "3.4483", "4.0000", "3.5172", "3.6207", "3.6552", "3.6207", "3.9655");
        assertThat(result.total()).isEqualTo(955);
        assertThat(result.value()).isEqualTo(new BigDecimal("91.48"));
        assertThat(result.grade().code()).isEqualTo("A");
        assertThat(result.lowest(2)).extracting(Satisfaction.Row::code).containsExactly("U3", "U2");
        assertThat(result.rows().getFirst().converted()).isEqualTo(new BigDecimal("90.52"));
        assertThat(result.rows().getFirst().weighted()).isEqualTo(new BigDecimal("0.4023"));
    }

    @Test
    void noElementIsTheLowestThatIsAsGoodAsTheBest() {
        Map<String, Long> sums = new HashMap<>();
        for (int i = 1; i <= 9; i++) {
            sums.put("U" + i, 12L);
        }
        assertThat(Satisfaction.of(instrument(1, 9), sums, 4, 4).lowest(3)).isEmpty();
        assertThat(Satisfaction.of(instrument(1, 9), Map.of(), 0, 4).lowest(3)).isEmpty();
        sums.put("U7", 11L);
        assertThat(Satisfaction.of(instrument(1, 9), sums, 4, 4).lowest(3))
                .extracting(Satisfaction.Row::code)
                .containsExactly("U7");
    }

    @Test
    void withThePrintedWeightTheSameAnswersComeOutLower() {
        assertThat(Satisfaction.of(instrument(11, 100), published(), 29, 29).value())
                .isEqualTo(new BigDecimal("90.56"));
    }

    @Test
    void theBestAnswersAreAHundredAndTheWorstTwentyFive() {
        Map<String, Long> best = new HashMap<>();
        Map<String, Long> worst = new HashMap<>();
        for (int i = 1; i <= 9; i++) {
            best.put("U" + i, 4L * 7);
            worst.put("U" + i, 7L);
        }
        assertThat(Satisfaction.of(instrument(1, 9), best, 7, 7).value()).isEqualTo(new BigDecimal("100.00"));
        Satisfaction low = Satisfaction.of(instrument(1, 9), worst, 7, 7);
        assertThat(low.value()).isEqualTo(new BigDecimal("25.00"));
        assertThat(low.grade().code()).isEqualTo("D");
        Satisfaction none = Satisfaction.of(instrument(1, 9), Map.of(), 0, 12);
        assertThat(none.value()).isNull();
        assertThat(none.tooFew()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"100.00,A", "88.31,A", "88.30,B", "76.61,B", "76.60,C", "65.00,C", "64.99,D", "25.00,D"})
    void noValueFallsBetweenTwoGrades(String value, String grade) {
        assertThat(instrument(1, 9).grade(new BigDecimal(value)).code()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "10,10", "100,80", "500,217", "1000,278", "1000000,384"})
    void theSampleFollowsKrejcieAndMorgan(long population, long needed) {
        assertThat(Satisfaction.sampleSize(instrument(1, 9).sample(), population))
                .isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,2026-01-01,2027-01-01",
        "2026-S1,2026-01-01,2026-07-01",
        "2026-S2,2026-07-01,2027-01-01",
        "2026-Q1,2026-01-01,2026-04-01",
        "2026-Q4,2026-10-01,2027-01-01"
    })
    void aPeriodIsItsDays(String code, LocalDate first, LocalDate behind) {
        Period period = Period.of(code);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.behind()).isEqualTo(behind);
        assertThat(period.code()).isEqualTo(code);
        assertThat(Period.around(first))
                .contains(period)
                .doesNotHaveDuplicates()
                .hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "2026-S3", "2026-Q5", "2026-Q0", "1999", "2026-T1", "2026-S1x"})
    void otherPeriodsAreRefused(String code) {
        assertThatThrownBy(() -> Period.of(code)).isInstanceOf(Refusal.class);
    }
}
