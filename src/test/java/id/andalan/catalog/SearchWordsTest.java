package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource({
        "hilang, hilang, 10",
        "hil, hilang, 8",
        "kehilangan, hilang, 6",
        "hilang, kehilangan, 6",
        "hilnag, hilang, 4",
        "hiang, hilang, 4",
        "pengacaar, pengacara, 4",
        "h, hilang, 0",
        "kk, kp, 0",
        "xyz, hilang, 0",
    })
    void wordsAreAlike(String typed, String word, int likeness) {
        assertThat(SearchWords.likeness(typed, word)).isEqualTo(likeness);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, acb, 1", "abc, abcd, 1", "abc, bc, 1", "abc, xbc, 1", "ca, abc, 3"})
    void distanceCountsSlips(String a, String b, int distance) {
        assertThat(SearchWords.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void aQueryKeepsTheTellingWords() {
        assertThat(SearchWords.query("Saya mau urus KTP-el yang hilang!")).containsExactly("ktpel", "hilang");
        assertThat(SearchWords.query("dan untuk")).containsExactly("dan", "untuk");
        assertThat(SearchWords.query("café café")).containsExactly("cafe");
        assertThat(SearchWords.query("!?")).isEmpty();
        assertThat(SearchWords.query("a ".repeat(500) + "kata")).hasSizeLessThanOrEqualTo(8);
        assertThat(SearchWords.of("KTP-el")).containsExactly("ktp", "el", "ktpel");
    }
}
