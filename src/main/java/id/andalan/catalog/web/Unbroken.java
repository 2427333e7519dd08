package id.andalan.catalog.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text cut where a browser must not break a line: {@code KTP-el} and {@code e-ID} are one word, however narrow the phone. */
public final class Unbroken {
    /** Short words of letters, whose parts are too short to stand alone on a line; longer ones must be able to break. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{L}{1,3}-\\p{L}{1,4}(?![\\p{L}\\p{N}-])");

    private Unbroken() {}

    /**
     * A piece of a text.
     *
     * @param whole a word that stays on one line
     */
    public record Piece(String text, boolean whole) {}

    /** All pieces in their order; together they are the text. */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.start() > at) {
                pieces.add(new Piece(text.substring(at, word.start()), false));
            }
            pieces.add(new Piece(word.group(), true));
            at = word.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }
}
