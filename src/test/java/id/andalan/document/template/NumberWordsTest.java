package id.andalan.document.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, nol",
        "1, satu",
        "10, sepuluh",
        "11, sebelas",
        "12, dua belas",
        "19, sembilan belas",
        "20, dua puluh",
        "21, dua puluh satu",
        "100, seratus",
        "101, seratus satu",
        "111, seratus sebelas",
        "200, dua ratus",
        "999, sembilan ratus sembilan puluh sembilan",
        "1000, seribu",
        "1001, seribu satu",
        "1100, seribu seratus",
        "2000, dua ribu",
        "11000, sebelas ribu",
        "21000, dua puluh satu ribu",
        "100000, seratus ribu",
        "101000, seratus satu ribu",
        "1000000, satu juta",
        "1001000, satu juta seribu",
        "1250000, satu juta dua ratus lima puluh ribu",
        "1000000000, satu miliar",
        "1000000001, satu miliar satu",
        "2001001001, dua miliar satu juta seribu satu",
        "1000000000000, satu triliun",
        "999999999999999, sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar"
                + " sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan"
                + " ratus sembilan puluh sembilan",
    })
    void numbersAreSaidAsPeopleSayThem(long number, String words) {
        assertThat(NumberWords.of(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, NumberWords.LARGEST + 1, Long.MAX_VALUE})
    void whatHasNoWordsIsRefused(long number) {
        assertThatThrownBy(() -> NumberWords.of(number)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The words are added up again by other rules than they were made by. */
    @Test
    void everyNumberCanBeReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            long number = i < 100_000 ? i : Math.floorMod(random.nextLong(), NumberWords.LARGEST + 1);
            assertThat(read(NumberWords.of(number))).isEqualTo(number);
        }
    }

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("nol", 0),
            Map.entry("satu", 1),
            Map.entry("dua", 2),
            Map.entry("tiga", 3),
            Map.entry("empat", 4),
            Map.entry("lima", 5),
            Map.entry("enam", 6),
            Map.entry("tujuh", 7),
            Map.entry("delapan", 8),
            Map.entry("sembilan", 9),
            Map.entry("sepuluh", 10),
            Map.entry("sebelas", 11),
            Map.entry("seratus", 100));
    private static final Map<String, Long> LARGE =
            Map.of("ribu", 1_000L, "juta", 1_000_000L, "miliar", 1_000_000_000L, "triliun", 1_000_000_000_000L);

    private static long read(String words) {
        long all = 0;
        long group = 0;
        long last = 0;
        for (String word : List.of(words.split(" "))) {
            if (SMALL.containsKey(word)) {
                last = SMALL.get(word);
                group += last;
            } else if (word.equals("belas")) {
                group += 10;
            } else if (word.equals("puluh")) {
                group += last * 9;
            } else if (word.equals("ratus")) {
                group += last * 99;
            } else if (word.equals("seribu")) {
                all += 1000;
            } else {
                all += group * LARGE.get(word);
                group = 0;
            }
        }
        return all + group;
    }
}
