package id.andalan.catalog.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How small and how large an answer may be; null where the form says nothing.
 *
 * @param minimum of a number
 * @param step a number is a multiple of it
 * @param minLength of a text, in characters
 * @param minItems of a group, of files, of several choices
 * @param pattern of a text, of the safe subset
 * @param from first day of a date, {@code to} the last
 */
public record Bounds(
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal step,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Integer minItems,
        @Nullable Integer maxItems,
        @Nullable String pattern,
        @Nullable DayLimit from,
        @Nullable DayLimit to) {
    public static final Bounds NONE = new Bounds(null, null, null, null, null, null, null, null, null, null);

    /** One line of text without a limit of its own. */
    public static final int LINE = 200;
    /** Several lines without a limit of their own, and the most a form may allow. */
    public static final int LONGEST_TEXT = 10_000;
    /** The most members a group may have. */
    public static final int MOST_ITEMS = 50;

    private static final int ITEMS = 20;
    private static final int FILES = 5;

    /** The longest text that is taken. */
    public int longest(QuestionKind kind) {
        if (maxLength != null) {
            return maxLength;
        }
        return kind == QuestionKind.LONG_TEXT ? LONGEST_TEXT : LINE;
    }

    /** The most members, files or choices that are taken. */
    public int most(QuestionKind kind) {
        if (maxItems != null) {
            return maxItems;
        }
        return kind == QuestionKind.FILE ? FILES : kind == QuestionKind.CHOICES ? Integer.MAX_VALUE : ITEMS;
    }

    public int fewest() {
        return minItems == null ? 0 : minItems;
    }
}
