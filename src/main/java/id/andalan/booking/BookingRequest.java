package id.andalan.booking;

import id.andalan.core.Refusal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would like to use, in local time of the city. As a form's answer (format {@code booking}) it is an object
 * {@code {place, from, to, equipment?, repeat?, wait?}}; {@code wait} is no part of the wish, see {@link #waits}.
 *
 * @param to excluded: whoever comes next may begin then
 * @param equipment pieces by code, each more than zero
 * @param repeat null for once
 */
public record BookingRequest(
        String place,
        LocalDateTime from,
        LocalDateTime to,
        Map<String, Integer> equipment,
        @Nullable Recurrence repeat) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final String WAIT = "wait";
    private static final int MOST_PIECES = 100_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    /** From begin to end, without a place. */
    public record Span(LocalDateTime from, LocalDateTime to) {}

    /** Refuses an end that is not behind the begin, and negative or absurd pieces. */
    public BookingRequest {
        if (!from.isBefore(to)) {
            throw Refusal.at("to", "booking.order");
        }
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            throw Refusal.at("from", "booking.time", from.toString());
        }
        equipment.forEach((code, pieces) -> {
            if (pieces <= 0 || pieces > MOST_PIECES) {
                throw Refusal.at("equipment", "booking.pieces", code);
            }
        });
        equipment = Map.copyOf(equipment);
    }

    public static BookingRequest once(String place, LocalDateTime from, LocalDateTime to) {
        return new BookingRequest(place, from, to, Map.of(), null);
    }

    public BookingRequest with(Map<String, Integer> pieces) {
        return new BookingRequest(place, from, to, pieces, repeat);
    }

    public BookingRequest repeated(Recurrence how) {
        return new BookingRequest(place, from, to, equipment, how);
    }

    /** Every occurrence, the first included; one when it does not repeat. */
    public List<Span> occurrences() {
        if (repeat == null) {
            return List.of(new Span(from, to));
        }
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : repeat.days(from.toLocalDate())) {
            LocalDateTime begin = day.atTime(from.toLocalTime());
            spans.add(new Span(begin, begin.plus(java.time.Duration.between(from, to))));
        }
        return spans;
    }

    /** Some time of the one lies within some time of the other. */
    boolean meets(BookingRequest other) {
        List<Span> theirs = other.occurrences();
        return occurrences().stream()
                .anyMatch(mine -> theirs.stream()
                        .anyMatch(one ->
                                mine.from().isBefore(one.to()) && one.from().isBefore(mine.to())));
    }

    /**
     * Reads a form's answer, however it came: {@code from} and {@code to} as {@code yyyy-MM-ddTHH:mm}, equipment as pieces by code.
     * Refuses what is missing or no time, at {@code place}, {@code from}, {@code to}, {@code equipment}.
     */
    public static BookingRequest read(Map<String, ?> answer) {
        Object repeat = answer.get("repeat");
        String rule = repeat == null ? "" : repeat.toString();
        return new BookingRequest(
                text(answer, "place"),
                time(answer, "from"),
                time(answer, "to"),
                pieces(answer.get("equipment")),
                rule.isBlank() ? null : Recurrence.parse(rule).without(days(answer.get("except"))));
    }

    /**
     * Puts the inputs of the picker {@code booking/picker.jte} together: {@code <name>.place}, {@code <name>.from}, {@code <name>.to},
     * {@code <name>.equipment.<code>}. Empty inputs are left out; an empty map when nothing was filled in.
     */
    public static Map<String, Object> ofInputs(String name, Map<String, String> inputs) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> equipment = new TreeMap<>();
        String prefix = name + ".";
        inputs.forEach((input, value) -> {
            if (!input.startsWith(prefix) || value.isBlank()) {
                return;
            }
            String key = input.substring(prefix.length());
            if (key.startsWith("equipment.")) {
                String pieces = value.strip();
                if (!pieces.matches("0+")) {
                    equipment.put(key.substring("equipment.".length()), number(pieces));
                }
            } else if (key.equals("place") || key.equals("from") || key.equals("to")) {
                answer.put(key, value.strip());
            }
        });
        if (!equipment.isEmpty()) {
            answer.put("equipment", equipment);
        }
        if ("true".equals(inputs.get(prefix + "wait"))) {
            answer.put(WAIT, true);
        }
        return answer;
    }

    /** Whether who answered so would rather wait for the time than go without it. */
    public static boolean waits(Map<?, ?> answer) {
        return Boolean.TRUE.equals(answer.get(WAIT));
    }

    /** The answer's own form, as {@link #read} takes it. */
    public Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("place", place);
        answer.put("from", MINUTE.format(from));
        answer.put("to", MINUTE.format(to));
        if (!equipment.isEmpty()) {
            answer.put("equipment", new TreeMap<>(equipment));
        }
        if (repeat != null) {
            answer.put("repeat", repeat.rule());
            if (!repeat.except().isEmpty()) {
                answer.put(
                        "except",
                        repeat.except().stream()
                                .sorted()
                                .map(LocalDate::toString)
                                .toList());
            }
        }
        return answer;
    }

    private static Set<LocalDate> days(@Nullable Object value) {
        Set<LocalDate> days = new TreeSet<>();
        if (value instanceof List<?> list) {
            for (Object day : list) {
                try {
                    days.add(LocalDate.parse(String.valueOf(day)));
                } catch (DateTimeParseException e) {
                    throw Refusal.at("repeat", "booking.repeat.rule", "EXDATE");
                }
            }
        }
        return days;
    }

    private static Object number(String text) {
        return text.matches("\\d{1,6}") ? Integer.valueOf(text) : text;
    }

    private static String text(Map<String, ?> answer, String key) {
        Object value = answer.get(key);
        if (value == null || value.toString().isBlank()) {
            throw Refusal.at(key, "booking.missing." + key);
        }
        return value.toString().strip();
    }

    private static LocalDateTime time(Map<String, ?> answer, String key) {
        String text = text(answer, key);
        try {
            return LocalDateTime.parse(text.length() > 16 ? text.substring(0, 16) : text, MINUTE);
        } catch (DateTimeParseException e) {
            throw Refusal.at(key, "booking.time", text.length() > 40 ? text.substring(0, 40) : text);
        }
    }

    private static Map<String, Integer> pieces(@Nullable Object value) {
        Map<String, Integer> pieces = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((code, number) -> {
                String digits = String.valueOf(number);
                if (!digits.matches("\\d{1,6}")) {
                    throw Refusal.at("equipment", "booking.pieces", String.valueOf(code));
                }
                if (Integer.parseInt(digits) > 0) {
                    pieces.put(String.valueOf(code), Integer.valueOf(digits));
                }
            });
        } else if (value != null) {
            throw Refusal.at("equipment", "booking.pieces", "");
        }
        return pieces;
    }
}
