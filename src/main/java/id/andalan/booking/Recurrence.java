package id.andalan.booking;

import id.andalan.core.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an event comes again: the part of iCalendar's {@code RRULE} (RFC 5545, 3.3.10) that communities need. Weekly on some weekdays;
 * monthly on the day of the month, or on the n-th weekday ({@code 2SA}, {@code -1FR}). Ends by {@code COUNT} or {@code UNTIL} (a date).
 *
 * @param days of a weekly rule, or the weekday of a monthly one; empty: the weekday, or day of the month, of the first
 * @param nth of a monthly rule with a weekday: 1 to 4, or -1 for the last; 0 otherwise
 * @param except days on which it does not take place ({@code EXDATE}); they count all the same
 */
public record Recurrence(
        Frequency frequency,
        int interval,
        Set<DayOfWeek> days,
        int nth,
        @Nullable Integer count,
        @Nullable LocalDate until,
        Set<LocalDate> except) {
    /** A booking of two years of every week; nobody can look over more. */
    public static final int MOST = 104;

    private static final int LONGEST_INTERVAL = 12;
    private static final int MOST_TURNS = 2_000;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** How often. */
    public enum Frequency {
        WEEKLY,
        MONTHLY
    }

    /** Refuses a rule without end, with two ends, or with more occurrences than {@link #MOST}. */
    public Recurrence {
        if ((count == null) == (until == null)) {
            throw Refusal.at("repeat", "booking.repeat.end");
        }
        if (count != null && (count < 1 || count > MOST)) {
            throw Refusal.at("repeat", "booking.repeat.most", MOST);
        }
        if (interval < 1 || interval > LONGEST_INTERVAL) {
            throw Refusal.at("repeat", "booking.repeat.interval", LONGEST_INTERVAL);
        }
        if (frequency == Frequency.MONTHLY && (days.size() > 1 || (days.isEmpty() != (nth == 0)))) {
            throw Refusal.at("repeat", "booking.repeat.rule", "BYDAY");
        }
        days = Set.copyOf(days);
        except = Set.copyOf(except);
    }

    public static Recurrence weekly(int count) {
        return new Recurrence(Frequency.WEEKLY, 1, Set.of(), 0, count, null, Set.of());
    }

    /** Without these days. */
    public Recurrence without(Set<LocalDate> dates) {
        Set<LocalDate> all = new TreeSet<>(except);
        all.addAll(dates);
        return new Recurrence(frequency, interval, days, nth, count, until, all);
    }

    /** Reads {@code FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10}; refuses every part it does not know, rather than book something else. */
    public static Recurrence parse(String rule) {
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            int is = part.indexOf('=');
            if (is < 1 || parts.put(part.substring(0, is), part.substring(is + 1)) != null) {
                throw Refusal.at("repeat", "booking.repeat.rule", cut(part));
            }
        }
        Frequency frequency = frequency(parts.remove("FREQ"));
        int interval = whole(parts.remove("INTERVAL"), 1);
        String by = parts.remove("BYDAY");
        Set<DayOfWeek> days = new TreeSet<>();
        int nth = by == null ? 0 : days(by, frequency, days);
        String count = parts.remove("COUNT");
        String until = parts.remove("UNTIL");
        if (!parts.isEmpty()) {
            throw Refusal.at("repeat", "booking.repeat.rule", cut(parts.keySet().toString()));
        }
        return new Recurrence(
                frequency,
                interval,
                days,
                nth,
                count == null ? null : Integer.valueOf(whole(count, 0)),
                until == null ? null : date(until),
                Set.of());
    }

    private static Frequency frequency(@Nullable String word) {
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(word)) {
                return frequency;
            }
        }
        throw Refusal.at("repeat", "booking.repeat.rule", cut("FREQ=" + word));
    }

    private static int days(String by, Frequency frequency, Set<DayOfWeek> days) {
        int nth = 0;
        for (String day : by.split(",", -1)) {
            String digits = day.replaceFirst("[A-Z]{2}$", "");
            int index = DAYS.indexOf(day.substring(digits.length()));
            boolean known = frequency == Frequency.WEEKLY ? digits.isEmpty() : digits.matches("[1-4]|-1");
            boolean several = frequency == Frequency.MONTHLY && by.contains(",");
            if (index < 0 || !known || several) {
                throw Refusal.at("repeat", "booking.repeat.rule", cut("BYDAY=" + by));
            }
            days.add(DayOfWeek.of(index + 1));
            nth = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        }
        return nth;
    }

    private static int whole(@Nullable String digits, int otherwise) {
        if (digits == null) {
            return otherwise;
        }
        if (!digits.matches("\\d{1,4}")) {
            throw Refusal.at("repeat", "booking.repeat.rule", cut(digits));
        }
        return Integer.parseInt(digits);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw Refusal.at("repeat", "booking.repeat.rule", cut("UNTIL=" + text));
        }
    }

    /** For messages: what was typed, but not all of a novel. */
    public static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    /** The {@code RRULE} value, without the days that are excepted. */
    public String rule() {
        StringBuilder rule = new StringBuilder("FREQ=").append(frequency);
        if (interval > 1) {
            rule.append(";INTERVAL=").append(interval);
        }
        if (!days.isEmpty()) {
            rule.append(";BYDAY=")
                    .append(days.stream()
                            .sorted()
                            .map(day -> (nth == 0 ? "" : String.valueOf(nth)) + DAYS.get(day.getValue() - 1))
                            .collect(Collectors.joining(",")));
        }
        if (count != null) {
            rule.append(";COUNT=").append(count);
        }
        if (until != null) {
            rule.append(";UNTIL=").append(DateTimeFormatter.BASIC_ISO_DATE.format(until));
        }
        return rule.toString();
    }

    /**
     * The days of the occurrences, oldest first. Refuses a first day that the rule itself does not hit, and more days than
     * {@link #MOST}.
     */
    List<LocalDate> days(LocalDate first) {
        List<LocalDate> days = new ArrayList<>();
        for (int turn = 0; turn < MOST_TURNS && !isOver(days); turn++) {
            for (LocalDate day : candidates(first, turn)) {
                if (!day.isBefore(first) && !isOver(days) && (until == null || !day.isAfter(until))) {
                    days.add(day);
                }
            }
            if (until != null
                    && first.plusWeeks((long) turn * interval).isAfter(until.plusWeeks(1))
                    && frequency == Frequency.WEEKLY) {
                break;
            }
            if (until != null
                    && frequency == Frequency.MONTHLY
                    && first.plusMonths((long) turn * interval).isAfter(until.plusMonths(1))) {
                break;
            }
        }
        if (days.isEmpty() || !days.getFirst().equals(first)) {
            throw Refusal.at("repeat", "booking.repeat.first");
        }
        if (days.size() > MOST) {
            throw Refusal.at("repeat", "booking.repeat.most", MOST);
        }
        return days.stream().filter(day -> !except.contains(day)).toList();
    }

    private boolean isOver(List<LocalDate> days) {
        return days.size() > MOST || (count != null && days.size() >= count);
    }

    /** The days of one week or month of the rule. */
    private List<LocalDate> candidates(LocalDate first, int turn) {
        if (frequency == Frequency.WEEKLY) {
            LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks((long) turn * interval);
            Set<DayOfWeek> on = days.isEmpty() ? Set.of(first.getDayOfWeek()) : days;
            return on.stream()
                    .sorted()
                    .map(day -> monday.plusDays(day.getValue() - 1L))
                    .toList();
        }
        YearMonth month = YearMonth.from(first).plusMonths((long) turn * interval);
        if (days.isEmpty()) {
            // A month without that day has no occurrence: RFC 5545 leaves it out, too.
            return month.isValidDay(first.getDayOfMonth()) ? List.of(month.atDay(first.getDayOfMonth())) : List.of();
        }
        return List.of(month.atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(nth, days.iterator().next())));
    }
}
