package id.andalan.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads iCalendar as RFC 5545 says, and fails on whatever is not. Written against the specification, not against our writer. */
public final class Calendars {
    private Calendars() {}

    /** The events of a calendar, each by property name without parameters. */
    public static List<Map<String, String>> events(String text) {
        List<String> open = new ArrayList<>();
        List<Map<String, String>> events = new ArrayList<>();
        List<String> lines = unfold(text);
        assertThat(lines.getFirst()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(lines.getLast()).isEqualTo("END:VCALENDAR");
        Map<String, String> calendar = new LinkedHashMap<>();
        Map<String, String> current = calendar;
        for (String line : lines) {
            int colon = line.indexOf(':');
            assertThat(colon).as(line).isPositive();
            String name = line.substring(0, colon).split(";", -1)[0];
            String value = line.substring(colon + 1);
            assertThat(name).matches("[A-Z-]+");
            if (name.equals("BEGIN")) {
                open.add(value);
                current = value.equals("VEVENT") ? new LinkedHashMap<>() : calendar;
                if (value.equals("VEVENT")) {
                    events.add(current);
                }
            } else if (name.equals("END")) {
                assertThat(open.removeLast()).isEqualTo(value);
                current = calendar;
            } else {
                assertThat(current.put(name, value)).as("twice: " + line).isNull();
            }
        }
        assertThat(open).isEmpty();
        assertThat(calendar).containsEntry("VERSION", "2.0").containsKey("PRODID");
        events.forEach(Calendars::check);
        assertThat(events.stream().map(event -> event.get("UID"))).doesNotHaveDuplicates();
        return events;
    }

    private static List<String> unfold(String text) {
        assertThat(text).endsWith("\r\n");
        List<String> lines = new ArrayList<>();
        for (String physical : text.substring(0, text.length() - 2).split("\r\n", -1)) {
            assertThat(physical.getBytes(StandardCharsets.UTF_8).length)
                    .as(physical)
                    .isLessThanOrEqualTo(75);
            assertThat(physical).doesNotContain("\n", "\r").isNotEmpty();
            if (physical.startsWith(" ")) {
                lines.set(lines.size() - 1, lines.getLast() + physical.substring(1));
            } else {
                lines.add(physical);
            }
        }
        return lines;
    }

    private static void check(Map<String, String> event) {
        assertThat(event).containsKeys("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY");
        for (String time : List.of("DTSTAMP", "DTSTART", "DTEND")) {
            assertThat(event.get(time)).matches("\\d{8}T\\d{6}Z");
        }
        assertThat(event.get("DTEND")).isGreaterThan(event.get("DTSTART"));
        assertThat(event.get("SEQUENCE")).matches("\\d+");
        for (String text : List.of("SUMMARY", "LOCATION")) {
            // Every backslash begins an escape, and nothing that needs one stands alone.
            assertThat(event.get(text).replaceAll("\\\\[\\\\;,nN]", "")).doesNotContain("\\", ";", ",");
        }
    }

    /** TEXT without its escapes. */
    public static String text(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '\\') {
                char escaped = value.charAt(++i);
                plain.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
