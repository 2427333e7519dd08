package id.andalan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The links below were made by the first version that sent any: they stand in messages, and go on opening. */
class PrivateLinksTest {
    private static final String OLD = "kunci-lama-yang-panjangnya-cukup-0001";
    private static final String NEW = "kunci-baru-yang-panjangnya-cukup-0002";
    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-000000000001");
    private static final String NUMBER = "P-2026-00001";

    private static PrivateLinks links(String keys) {
        return new PrivateLinks(KeyRings.of(keys));
    }

    @ParameterizedTest
    @CsvSource({
        "application-link, P-2026-00001.NI3HPtNogZZDgydgj3LZXQ",
        "survey-link, P-2026-00001.x-EQLtUITEbXCGr6-xVopg"
    })
    void aLinkOfOldOpensAndIsMadeTheSameStill(String kind, String link) {
        assertThat(links(OLD).make(kind, ID, NUMBER)).isEqualTo(link);
        assertThat(links(OLD).opens(kind, ID, link)).isTrue();
        assertThat(links(NEW + "," + OLD).opens(kind, ID, link)).isTrue();
        assertThat(links(NEW).opens(kind, ID, link)).isFalse();
        assertThat(PrivateLinks.number(link)).isEqualTo(NUMBER);
    }

    @Test
    void newLinksAreMadeWithTheFirstKey() {
        assertThat(links(NEW + "," + OLD).make("application-link", ID, NUMBER))
                .isEqualTo("P-2026-00001.dXoWZff4-rp7kvpLLc0_tA")
                .isEqualTo(links(NEW).make("application-link", ID, NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "P-2026-00001", "P-2026-00001.", "P-2026-00001.AAAAAAAAAAAAAAAAAAAAAA", "..", "ü.ü"})
    void nothingElseOpens(String link) {
        assertThat(links(OLD).opens("application-link", ID, link)).isFalse();
        String right = links(OLD).make("application-link", ID, NUMBER);
        assertThat(links(OLD).opens("survey-link", ID, right)).isFalse();
        assertThat(links(OLD).opens("application-link", UUID.randomUUID(), right))
                .isFalse();
        assertThat(links(OLD).opens("application-link", ID, right + "A")).isFalse();
    }
}
