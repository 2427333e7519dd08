package id.andalan.pack;

/**
 * Which characters a text may have: PostgreSQL takes no NUL, XML no other control characters, and nobody sees any of them, nor those that
 * turn the direction of writing, with which a text shows something else than it says.
 */
public final class Characters {
    private Characters() {}

    /** Has control characters other than tabs and line ends, marks that turn the direction, or halves of characters. */
    public static boolean isBroken(String text) {
        return text.codePoints().anyMatch(Characters::isBroken);
    }

    private static boolean isBroken(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return control || half || turns || c == 0x7f || c == 0xfffe || c == 0xffff;
    }
}
