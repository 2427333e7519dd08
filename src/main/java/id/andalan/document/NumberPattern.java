package id.andalan.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a register writes its numbers: {@code {no}/AK1/DISNAKER/{year}}. {@code {no}} is the running number of the year, {@code {no:4}}
 * the same with leading zeros, {@code {year}}, {@code {month}} (01 to 12) and {@code {roman}} (I to XII) are of the document's date.
 *
 * @param text at most 80 characters, with exactly one {@code {no}} and at least one {@code {year}}: the register begins anew each year
 */
public record NumberPattern(String text) {
    private static final Pattern SLOT = Pattern.compile("\\{(no|no:[1-9]|year|month|roman)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ./_-]*");
    private static final int LONGEST = 80;
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    public NumberPattern {
        if (!isRight(text)) {
            throw new IllegalArgumentException("no pattern of numbers: " + text);
        }
    }

    /** The pattern; empty when the text is none. */
    public static Optional<NumberPattern> parse(String text) {
        return isRight(text) ? Optional.of(new NumberPattern(text)) : Optional.empty();
    }

    private static boolean isRight(String text) {
        List<String> slots =
                SLOT.matcher(text).results().map(found -> found.group(1)).toList();
        return text.length() <= LONGEST
                && PLAIN.matcher(SLOT.matcher(text).replaceAll("")).matches()
                && slots.stream().filter(slot -> slot.startsWith("no")).count() == 1
                && slots.contains("year");
    }

    /** The number as it is printed. */
    public String write(int no, LocalDate date) {
        return SLOT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(slot(found, no, date)));
    }

    private static String slot(MatchResult found, int no, LocalDate date) {
        String slot = found.group(1);
        return switch (slot) {
            case "no" -> Integer.toString(no);
            case "year" -> Integer.toString(date.getYear());
            case "month" -> String.format(Locale.ROOT, "%02d", date.getMonthValue());
            case "roman" -> ROMAN.get(date.getMonthValue() - 1);
            default -> String.format(Locale.ROOT, "%0" + slot.substring(3) + "d", no);
        };
    }
}
