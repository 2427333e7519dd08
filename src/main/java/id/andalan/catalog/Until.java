package id.andalan.catalog;

import id.andalan.core.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a paper's validity, as a fact of the case says it.
 *
 * @param fact a date, or a whole number of the unit
 */
public record Until(Unit unit, String fact) {
    /** Longer than any permit; more would be a slip. */
    private static final int MOST = 10_000;

    /** What the fact is. */
    public enum Unit {
        /** The last valid day itself. */
        DATE,
        YEARS,
        MONTHS,
        DAYS
    }

    /**
     * The last valid day of a paper of that day.
     *
     * @throws Refusal {@code catalog.until.missing} when the fact is not there or none that counts; {@code catalog.until.past} when it
     *     would be over before it begins
     */
    LocalDate of(LocalDate day, Map<String, ?> facts) {
        Object value = facts.get(fact);
        LocalDate last = find(day, value).orElseThrow(() -> new Refusal("catalog.until.missing", fact));
        if (last.isBefore(day)) {
            throw new Refusal("catalog.until.past", fact, last.toString());
        }
        return last;
    }

    private Optional<LocalDate> find(LocalDate day, @Nullable Object value) {
        if (unit == Unit.DATE) {
            return date(value);
        }
        return whole(value).map(number -> switch (unit) {
            case YEARS -> day.plusYears(number);
            case MONTHS -> day.plusMonths(number);
            default -> day.plusDays(number);
        });
    }

    private static Optional<LocalDate> date(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(date);
        }
        try {
            return value instanceof String text ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> whole(@Nullable Object value) {
        try {
            int number = value instanceof Number some ? new BigDecimal(some.toString()).intValueExact() : 0;
            return number > 0 && number <= MOST ? Optional.of(number) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
