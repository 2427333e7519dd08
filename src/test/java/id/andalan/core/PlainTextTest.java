package id.andalan.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "'sam\\u200Bpah', sampah",
        "'\\u202Egnp.exe', gnp.exe",
        "'a\\u0000b\\u0007c', abc",
        "'Cafe\\u0301', 'Caf\\u00E9'",
        "'satu\\r\\ndua\\rtiga', 'satu\\ndua\\ntiga'",
        "'\\uFEFFawal', awal",
        "'\\uD800 sendiri', ' sendiri'",
        "'\\u0633\\u0644\\u0627\\u0645', '\\u0633\\u0644\\u0627\\u0645'",
        "'\\uD83D\\uDE00 ok', '\\uD83D\\uDE00 ok'",
    })
    void unseenCharactersAreGoneAndTheRestStays(String written, String plain) {
        assertThat(PlainText.of(decoded(written))).isEqualTo(decoded(plain));
    }

    private static String decoded(String escaped) {
        return Pattern.compile("\\\\u([0-9A-Fa-f]{4})")
                .matcher(escaped)
                .replaceAll(
                        hit -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(hit.group(1), 16))))
                .translateEscapes();
    }
}
