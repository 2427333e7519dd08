package id.andalan.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What people wrote, without characters that nobody sees: zero-width ones, those that turn the writing direction (with which a text
 * shows something else than it says), NUL and other control characters. Composed as one character each (NFC). Line breaks stay.
 */
public final class PlainText {
    /** Everything else, emoji and their joiner sequences apart from the joiner itself, is left as it is. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E"
                    + "\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]|[\\x{E0000}-\\x{E007F}]|\\p{Cs}|[\\uFFFE\\uFFFF]");

    private static final Pattern BREAKS = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

    private PlainText() {}

    public static String of(String text) {
        String broken = BREAKS.matcher(text).replaceAll("\n");
        return Normalizer.normalize(UNSEEN.matcher(broken).replaceAll(""), Normalizer.Form.NFC);
    }
}
