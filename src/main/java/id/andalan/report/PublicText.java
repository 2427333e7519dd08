package id.andalan.report;

import java.util.regex.Pattern;

/** Blots out what would tell who somebody is: people put their telephone number or NIK into the description. */
public final class PublicText {
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){1,4}");
    /** Eight digits and more, with what people put between them: telephone numbers, NIK, family card and account numbers. */
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d(?:[ .\\-()]{0,2}\\d){7,19}");

    private static final String BLOT = "▇▇▇";

    private PublicText() {}

    public static String of(String text) {
        if (text.length() < 6) {
            return text;
        }
        String rest = text.indexOf('@') < 0 ? text : EMAIL.matcher(text).replaceAll(BLOT);
        return DIGITS.matcher(rest).replaceAll(BLOT);
    }
}
