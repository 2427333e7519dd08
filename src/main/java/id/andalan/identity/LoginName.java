package id.andalan.identity;

import java.text.Normalizer;
import java.util.Locale;

/** What people type to name themselves, brought to one form: e-mail address, Indonesian phone number or user name. */
final class LoginName {
    private LoginName() {}

    /** "Budi@Kota.go.id" is "budi@kota.go.id", "0812-3456-789" is "+628123456789"; the same whatever the writer's habit. */
    static String normalise(String typed) {
        String text = squeeze(typed);
        return text.indexOf('@') < 0 && text.matches("[+(]?[0-9][0-9 ().-]{5,}") ? phone(text) : text.replace(" ", "");
    }

    static String phone(String typed) {
        String digits = typed.replaceAll("[^0-9+]", "");
        if (digits.startsWith("+")) {
            return digits;
        }
        if (digits.startsWith("0")) {
            return "+62" + digits.substring(1);
        }
        return digits.startsWith("62") ? "+" + digits : "+62" + digits;
    }

    /** Lower case, single spaces, one Unicode form: for names and e-mail addresses. */
    static String squeeze(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
