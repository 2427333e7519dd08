package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
    private static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");

    private static CalendarFile.Event event(String uid, String summary) {
        return new CalendarFile.Event(uid, NOON, NOON, NOON.plusSeconds(7200), 2, summary, "Panggung, Benteng Oranje");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pentas",
                "Koma, titik koma; garis miring \\ dan\nbaris baru",
                "\r\nEND:VCALENDAR\r\n",
                "Sangat panjang: pergelaran musik, tari, dan pameran foto dari delapan kecamatan sepanjang hari sampai malam",
                "🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶🎭🎶 ñandú àèìòù àèìòù àèìòù",
                "bel \u0007 dan nol \u0000"
            })
    void aReaderGetsBackWhatWasWritten(String summary) {
        List<Map<String, String>> events = Calendars.events(
                CalendarFile.write("Panggung; uji", List.of(event("a@x", summary), event("b@x", "lain"))));
        assertThat(events).hasSize(2);
        assertThat(Calendars.text(events.getFirst().get("SUMMARY")))
                .isEqualTo(summary.replace("\r\n", "\n").replace('\u0007', ' ').replace('\u0000', ' '));
        assertThat(events.getFirst())
                .containsEntry("DTSTART", "20261201T030000Z")
                .containsEntry("DTEND", "20261201T050000Z")
                .containsEntry("SEQUENCE", "2");
    }

    @Test
    void aCalendarMayBeEmpty() {
        assertThat(Calendars.events(CalendarFile.write("Kosong", List.of()))).isEmpty();
    }
}
