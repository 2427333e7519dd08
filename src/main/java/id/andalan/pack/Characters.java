package id.andalan.pack;

/** Which characters a text may have: PostgreSQL takes no NUL, XML no other control characters, and nobody sees any of them. */
public final class Characters {
    private Characters() {}

    /** Has control characters other than tabs and line ends, or halves of characters. */
    public static boolean isBroken(String text) {
        return text.codePoints().anyMatch(Characters::isBroken);
    }

    private static boolean isBroken(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || half || c == 0x7f || c == 0xfffe || c == 0xffff;
    }
}
