package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.JournalEntry;
import id.andalan.identity.ApiKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class JournalWordsTest {
    private static final Locale INDONESIAN = Locale.of("id");

    @Autowired
    JournalWords words;

    private String say(Map<String, Object> facts, Locale locale) {
        JournalEntry entry =
                new JournalEntry(1, 1, Instant.EPOCH, "report.filed", "report", "x", "system", null, facts);
        return words.facts(entry, Map.of(), locale);
    }

    @Test
    void detailsAreSaidInPlainWords() {
        assertThat(say(Map.of("purpose", "INVITATION"), INDONESIAN)).isEqualTo("untuk: undangan akun baru");
        assertThat(say(Map.of("purpose", "VISIT"), INDONESIAN)).isEqualTo("untuk: kunjungan ke lokasi");
        assertThat(say(Map.of("how", "sample"), INDONESIAN)).isEqualTo("cara: orang contoh");
        assertThat(say(Map.of("how", "link"), Locale.ENGLISH)).isEqualTo("how: one-time link");
        assertThat(say(Map.of("scopes", List.of("open311:write", "reports:read")), INDONESIAN))
                .isEqualTo("hak: mengirim laporan lewat Open311, membaca laporan");
        assertThat(say(Map.of("internal", false), INDONESIAN)).isEqualTo("internal: tidak");
        assertThat(say(Map.of("patterns", List.of("report.filed")), INDONESIAN)).isEqualTo("kejadian: Laporan masuk");
        assertThat(say(Map.of("ward", "82.71.04.1002", "category", "sampah"), INDONESIAN))
                .contains("kelurahan: Moti Kota")
                .doesNotContain("82.71");
    }

    @Test
    void whatNobodyKnowsIsShownAsItIs() {
        assertThat(say(Map.of("how", "telepathy"), INDONESIAN)).isEqualTo("cara: telepathy");
        assertThat(say(Map.of("scopes", List.of("moon:read")), INDONESIAN)).isEqualTo("hak: moon:read");
        assertThat(say(Map.of("riddle", "42"), INDONESIAN)).isEqualTo("riddle: 42");
    }

    @Test
    void everyRightOfAKeyHasItsWords() {
        for (Locale locale : List.of(INDONESIAN, Locale.ENGLISH)) {
            assertThat(say(
                            Map.of(
                                    "scopes",
                                    Arrays.stream(ApiKey.Scope.values())
                                            .map(ApiKey.Scope::text)
                                            .toList()),
                            locale))
                    .doesNotContain(":read", ":write", ":handle", ":keep");
        }
    }
}
