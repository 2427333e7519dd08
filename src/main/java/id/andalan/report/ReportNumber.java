package id.andalan.report;

import id.andalan.core.CheckDigit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The tracking number people read out on the phone: year, running number, check digit (ISO 7064 MOD 11,10), e.g. {@code 26-001234-5}.
 * One wrong digit or two swapped neighbours are noticed.
 */
public final class ReportNumber {
    private static final Pattern FORM = Pattern.compile("(\\d{2})-?(\\d{6,10})-?(\\d)");

    private ReportNumber() {}

    /**
     * The number of the report that was the {@code serial}-th.
     *
     * @param year four digits; the last two are shown
     */
    public static String of(int year, long serial) {
        String digits = String.format(Locale.ROOT, "%02d%06d", year % 100, serial);
        return digits.substring(0, 2) + "-" + digits.substring(2) + "-" + CheckDigit.of(digits);
    }

    /** Whether the text is a number with the right check digit, however it is hyphenated. */
    public static boolean isValid(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches()
                && CheckDigit.of(form.group(1) + form.group(2)) == form.group(3).charAt(0) - '0';
    }

    /** As stored, from however people write it; unchanged when it is no number. */
    public static String normal(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches() ? form.group(1) + "-" + form.group(2) + "-" + form.group(3) : text.strip();
    }
}
