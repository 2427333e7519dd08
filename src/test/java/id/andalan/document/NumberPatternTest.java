package id.andalan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "{no}/AK1/DISNAKER/{year}, 12/AK1/DISNAKER/2026",
        "{no:4}/{roman}/{year}, 0012/XI/2026",
        "470/{no:2}-{month}/{year}, 470/12-11/2026",
    })
    void numbersAreWrittenAsTheRegisterSays(String pattern, String number) {
        assertThat(NumberPattern.parse(pattern).orElseThrow().write(12, LocalDate.of(2026, 11, 22)))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{year}", "{no}", "{no}{no}/{year}", "{no:0}/{year}", "{nomor}/{year}", "{no}/<b>/{year}"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThat(NumberPattern.parse(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "K7QD9XWM3PTA6RZE, K7QD9XWM3PTA6RZE",
        "k7qd-9xwm-3pta-6rze, K7QD9XWM3PTA6RZE",
        "' K7QD 9XWM 3PTA 6RZE ', K7QD9XWM3PTA6RZE",
        "OIL09XWM3PTA6RZE, 01109XWM3PTA6RZE",
        "12/AK1/2026, ''",
        "K7QD9XWM3PTA6RZU, ''",
    })
    void codesAreReadHoweverTheyAreTyped(String typed, String token) {
        assertThat(LetterToken.read(typed).orElse("")).isEqualTo(token);
    }
}
