package id.andalan.catalog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as a search sees it: small letters without accents, words apart, and how alike two words are. */
final class SearchWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern JOINTS = Pattern.compile("(?<=[\\p{L}\\p{N}])[-./](?=[\\p{L}\\p{N}])");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_LETTERS = 100;
    private static final int MOST_WORDS = 8;

    /** Words around what somebody wants, which say nothing about it. */
    private static final Set<String> EMPTY = Set.of(
            "dan",
            "atau",
            "di",
            "ke",
            "dari",
            "yang",
            "untuk",
            "saya",
            "mau",
            "ingin",
            "cara",
            "bagaimana",
            "buat",
            "bikin",
            "urus",
            "mengurus",
            "membuat",
            "minta",
            "dengan",
            "the",
            "a",
            "an",
            "of",
            "to",
            "for",
            "how",
            "my",
            "i",
            "get",
            "want",
            "and",
            "or");

    private SearchWords() {}

    /** The words that somebody looks for; a hyphen inside a word is no border: {@code ktp-el} is {@code ktpel}. */
    static List<String> query(String typed) {
        String text = typed.length() > MOST_LETTERS ? typed.substring(0, MOST_LETTERS) : typed;
        List<String> all = split(JOINTS.matcher(plain(text)).replaceAll(""));
        List<String> telling =
                all.stream().filter(word -> !EMPTY.contains(word)).toList();
        return (telling.isEmpty() ? all : telling)
                .stream().distinct().limit(MOST_WORDS).toList();
    }

    /** All words in their order, to compare whole phrases. */
    static String phrase(String text) {
        return String.join(" ", split(JOINTS.matcher(plain(text)).replaceAll("")));
    }

    /** The words of a text to be found, those with a hyphen both whole and in parts. */
    static Stream<String> of(String text) {
        String plain = plain(text);
        return Stream.concat(split(plain).stream(), split(JOINTS.matcher(plain).replaceAll("")).stream())
                .filter(word -> !EMPTY.contains(word))
                .distinct();
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }

    private static List<String> split(String plain) {
        return Arrays.stream(SIGNS.split(plain)).filter(word -> !word.isEmpty()).toList();
    }

    /** How well a word answers what was typed, 0 to 10: the same, its beginning, a word grown from it, a slip of the finger. */
    static int likeness(String typed, String word) {
        if (word.equals(typed)) {
            return 10;
        }
        if (typed.length() >= 2 && word.startsWith(typed)) {
            return 8;
        }
        boolean inside = typed.length() >= 4 && word.contains(typed);
        // Indonesian grows its words at both ends: kehilangan from hilang, pernikahan from nikah.
        if (inside || (word.length() >= 5 && typed.contains(word))) {
            return 6;
        }
        int slips = typed.length() >= 8 ? 2 : typed.length() >= 4 ? 1 : 0;
        boolean near = slips > 0 && Math.abs(word.length() - typed.length()) <= slips && distance(typed, word) <= slips;
        return near ? 4 : 0;
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
