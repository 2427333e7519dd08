package id.andalan.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes a calendar as iCalendar (RFC 5545): lines of at most 75 octets, ended by CR LF, all times in UTC. Every occurrence is an event
 * of its own, so that one of them can move.
 */
public final class CalendarFile {
    private static final int LINE_OCTETS = 75;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /**
     * One event.
     *
     * @param uid the same for ever, also after it has moved
     * @param stamp when it was last changed
     */
    public record Event(
            String uid, Instant stamp, Instant from, Instant to, int sequence, String summary, String location) {}

    public static String write(String name, List<Event> events) {
        CalendarFile file = new CalendarFile();
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Andalan//Bookings//ID");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file.line("X-WR-CALNAME:" + escaped(name));
        file.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        events.forEach(file::event);
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.uid);
        line("DTSTAMP:" + UTC.format(event.stamp));
        line("LAST-MODIFIED:" + UTC.format(event.stamp));
        line("DTSTART:" + UTC.format(event.from));
        line("DTEND:" + UTC.format(event.to));
        line("SEQUENCE:" + event.sequence);
        line("SUMMARY:" + escaped(event.summary));
        line("LOCATION:" + escaped(event.location));
        line("STATUS:CONFIRMED");
        line("TRANSP:OPAQUE");
        line("END:VEVENT");
    }

    /** TEXT of RFC 5545, 3.3.11; a control character has no place in it. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Folds between characters: a reader that unfolds octet by octet must not meet half of one. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int point = content.codePointAt(i);
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            i += character.length();
        }
        text.append("\r\n");
    }
}
