package id.andalan.catalog.process;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Working time as a process writes it: {@code P2D}, {@code PT8H}, {@code PT30M}. A day is a working day of 7.5 hours. */
public final class WorkTime {
    /** Perpres 21/2023 art. 4: 37.5 hours in five days. */
    public static final int MINUTES_OF_A_DAY = 450;

    /** Days, hours, minutes; no months, whose length nobody can say. */
    private static final Pattern FORM =
            Pattern.compile("P(?=.)([1-9][0-9]{0,2}D)?(T(?=.)([1-9][0-9]{0,3}H)?([1-9][0-9]{0,3}M)?)?");

    private static final int DAYS = 1;
    private static final int HOURS = 3;
    private static final int MINUTES = 4;

    private WorkTime() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * How long it is.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    public static Duration of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofMinutes(number(found, DAYS) * MINUTES_OF_A_DAY)
                .plusHours(number(found, HOURS))
                .plusMinutes(number(found, MINUTES));
    }

    private static long number(Matcher found, int group) {
        String text = found.group(group);
        return text == null ? 0 : Long.parseLong(text.substring(0, text.length() - 1));
    }
}
