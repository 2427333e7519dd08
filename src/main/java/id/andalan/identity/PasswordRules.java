package id.andalan.identity;

import id.andalan.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Long and not among the first guesses; no rules on kinds of letters, which make people write "Ternate1!" (NIST SP 800-63B 5.1.1.2).
 * The upper bound is bcrypt's.
 */
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int LONGEST_BYTES = 72;
    /** First guesses here, compared without the digits and signs people hang on. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwd",
            "pass",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "admin",
            "administrator",
            "letmein",
            "welcome",
            "iloveyou",
            "sayang",
            "sayangku",
            "akusayangkamu",
            "cinta",
            "cintaku",
            "rahasia",
            "katasandi",
            "sandi",
            "kunci",
            "bismillah",
            "alhamdulillah",
            "indonesia",
            "merdeka",
            "garuda",
            "pancasila",
            "jakarta",
            "ternate",
            "kotaternate",
            "pemkot",
            "pemkotternate",
            "pemerintah",
            "walikota",
            "malukuutara",
            "maluku",
            "tidore",
            "halmahera",
            "gamalama",
            "andalan",
            "lapor",
            "petugas",
            "operator",
            "bendahara",
            "sekretaris",
            "abcdefgh",
            "abcdefghij",
            "doraemon",
            "persib",
            "persija",
            "anakku",
            "keluarga",
            "selamat",
            "selamatpagi",
            "jangkrik",
            "test",
            "testing",
            "user",
            "guest",
            "master",
            "dragon",
            "monkey",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "batman",
            "trustno",
            "changeme",
            "default",
            "secret",
            "samsung",
            "oppo",
            "xiaomi",
            "android",
            "google",
            "facebook",
            "whatsapp");

    private PasswordRules() {}

    /** What is wrong with it, at the form field {@code password}. */
    static Optional<Refusal> check(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return refuse("password.short", SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return refuse("password.long", LONGEST_BYTES);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String letters = lower.replace('0', 'o').replace('@', 'a').replaceAll("[^\\p{L}]", "");
        if (COMMON.contains(letters) || COMMON.contains(lower.replaceAll("[^\\p{L}]", "")) || monotonous(lower)) {
            return refuse("password.common");
        }
        String name = login.contains("@") ? login.substring(0, login.indexOf('@')) : login;
        return name.length() >= 4 && lower.contains(name) ? refuse("password.login") : Optional.empty();
    }

    /** "1111111111", "0123456789", "ababababab": few different letters, or each the next one of the last. */
    private static boolean monotonous(String text) {
        boolean steps = true;
        for (int i = 2; i < text.length(); i++) {
            steps &= text.charAt(i) - text.charAt(i - 1) == text.charAt(1) - text.charAt(0);
        }
        return steps || text.chars().distinct().count() < 4;
    }

    private static Optional<Refusal> refuse(String code, Object... args) {
        return Optional.of(Refusal.at("password", code, args));
    }
}
