package id.andalan.catalog.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A first or last day: fixed, or counted from the day of answering, e.g. {@code 1945-08-17}, {@code today}, {@code today-17y},
 * {@code today+90d}.
 *
 * @param day null: counted from today
 * @param unit {@code d}, {@code m} or {@code y}
 */
public record DayLimit(@Nullable LocalDate day, int amount, char unit) {
    private static final Pattern COUNTED = Pattern.compile("today(?:([+-][0-9]{1,4})([dmy]))?");

    static Optional<DayLimit> parse(String text) {
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            return Optional.of(
                    counted.group(1) == null
                            ? new DayLimit(null, 0, 'd')
                            : new DayLimit(
                                    null,
                                    Integer.parseInt(counted.group(1)),
                                    counted.group(2).charAt(0)));
        }
        try {
            return Optional.of(new DayLimit(LocalDate.parse(text), 0, 'd'));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public LocalDate on(LocalDate today) {
        if (day != null) {
            return day;
        }
        return switch (unit) {
            case 'y' -> today.plusYears(amount);
            case 'm' -> today.plusMonths(amount);
            default -> today.plusDays(amount);
        };
    }
}
