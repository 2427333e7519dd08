package id.andalan.document;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The word on a paper that leads to its public page: 80 random bits in letters that nobody mixes up (Crockford's base 32). */
final class LetterToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final Pattern RIGHT = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    private LetterToken() {}

    static String make() {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    /** As it stands on paper: {@code K7QD-9XWM-3PTA-6RZE}. */
    static String print(String token) {
        return token.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** The word somebody typed, with or without hyphens, O for 0, I or L for 1; empty when it cannot be one. */
    static Optional<String> read(String typed) {
        String token = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]+", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return RIGHT.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }
}
