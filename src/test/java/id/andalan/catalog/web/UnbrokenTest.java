package id.andalan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnbrokenTest {
    @ParameterizedTest
    @CsvSource({
        "Fotokopi KTP-el, Fotokopi [KTP-el]",
        "KTP-el dan KK, [KTP-el] dan KK",
        "'Copy of the e-ID (front)', Copy of the [e-ID] (front)",
        "rata-rata, rata-rata",
        "Pas foto 3x4, Pas foto 3x4",
        "Formulir F-2.01, Formulir F-2.01",
        "a-b-c, a-b-c",
        "'', ''",
    })
    void shortWordsStayWhole(String text, String pieces) {
        assertThat(Unbroken.pieces(text).stream()
                        .map(piece -> piece.whole() ? "[" + piece.text() + "]" : piece.text())
                        .collect(Collectors.joining()))
                .isEqualTo(pieces);
    }
}
