package id.andalan.report.web.open311;

import id.andalan.report.ReportNumber;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a client asks for. Ids override everything else; otherwise a window of at most 90 days (the last 90 when none is
 * given; a longer one keeps its newest 90) and at most 1,000 requests an answer.
 *
 * @param ids tracking numbers; empty: by the other filters
 * @param services service codes; empty: any
 * @param open null: open and closed
 * @param byUpdate the window is of the last public change instead of the filing
 * @param slice page from 1, at most 1,000 a page
 */
record Open311Filter(
        List<String> ids,
        List<String> services,
        @Nullable Boolean open,
        Window window,
        boolean byUpdate,
        Slice slice,
        boolean extensions) {
    static final int MOST = 1_000;
    static final Duration LONGEST = Duration.ofDays(90);
    /** An id is about a dozen characters: no address is so long that it names more. */
    private static final int MOST_IDS = MOST;

    record Window(Instant from, Instant to) {}

    record Slice(int page, int size) {
        long offset() {
            return (page - 1L) * size;
        }
    }

    /** Reads the parameters; an empty one counts as absent. */
    static Open311Filter of(Open311Parameters given, Instant now, ZoneId zone) {
        Instant updatedAfter = time(given, "updated_after", zone);
        Window window = updatedAfter == null
                ? window(time(given, "start_date", zone), time(given, "end_date", zone), now)
                : window(updatedAfter, null, now);
        List<String> ids = list(given.find("service_request_id")).stream()
                .map(ReportNumber::normal)
                .limit(MOST_IDS)
                .toList();
        return new Open311Filter(
                ids,
                list(given.find("service_code")),
                open(given.find("status")),
                window,
                updatedAfter != null,
                new Slice(number(given, "page", 1, 1_000_000), number(given, "page_size", MOST, MOST)),
                "true".equals(given.find("extensions")));
    }

    static Window window(@Nullable Instant start, @Nullable Instant end, Instant now) {
        Instant to = end != null
                ? end
                : start == null ? now.plusSeconds(1) : earlier(start.plus(LONGEST), now.plusSeconds(1));
        Instant from = start != null ? start : to.minus(LONGEST);
        if (start != null && end != null && end.isBefore(start)) {
            throw Open311Fault.bad("open311.window");
        }
        return new Window(from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from, to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<String> list(@Nullable String commas) {
        if (commas == null) {
            return List.of();
        }
        return Arrays.stream(commas.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Boolean open(@Nullable String status) {
        Set<String> states = new LinkedHashSet<>(list(status));
        if (!List.of("open", "closed").containsAll(states)) {
            throw Open311Fault.bad("open311.status", status == null ? "" : status);
        }
        return states.size() == 1 ? (Boolean) states.contains("open") : null;
    }

    private static int number(Open311Parameters given, String name, int otherwise, int most) {
        String text = given.find(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return Math.min(number, most);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Open311Fault.bad("open311.number", name);
    }

    /** ISO 8601 with an offset; without one (or a mere day) it is the city's time. A raw {@code +} arrives as a space. */
    static @Nullable Instant time(Open311Parameters given, String name, ZoneId zone) {
        String raw = given.find(name);
        if (raw == null) {
            return null;
        }
        String text = raw.indexOf('T') > 0 ? raw.replace(' ', '+') : raw.replace(' ', 'T');
        try {
            Instant at;
            if (text.length() == 10) {
                at = LocalDate.parse(text).atStartOfDay(zone).toInstant();
            } else if (text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")) {
                at = OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d):?(\\d\\d)$", "$1:$2"))
                        .toInstant();
            } else {
                at = LocalDateTime.parse(text).atZone(zone).toInstant();
            }
            if (at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
                return at;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Open311Fault.bad("open311.time", name);
    }
}
