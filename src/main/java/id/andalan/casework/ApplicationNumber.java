package id.andalan.casework;

import id.andalan.core.CheckDigit;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of an application: P, year, running number, check digit, e.g. {@code P26-001234-5}. The letter tells it from a report's. */
public final class ApplicationNumber {
    private static final Pattern FORM = Pattern.compile("[Pp]?\\s*(\\d{2})-?(\\d{6,10})-?(\\d)");

    private ApplicationNumber() {}

    static String of(int year, long serial) {
        String digits = String.format(Locale.ROOT, "%02d%06d", year % 100, serial);
        return "P" + digits.substring(0, 2) + "-" + digits.substring(2) + "-" + CheckDigit.of(digits);
    }

    /** Whether the text is a number with its letter and the right check digit, however it is hyphenated. */
    public static boolean isValid(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches()
                && text.strip().toUpperCase(Locale.ROOT).startsWith("P")
                && CheckDigit.of(form.group(1) + form.group(2)) == form.group(3).charAt(0) - '0';
    }

    /** As stored, from however people write it; unchanged when it is no number. */
    public static String normal(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches() ? "P" + form.group(1) + "-" + form.group(2) + "-" + form.group(3) : text.strip();
    }
}
