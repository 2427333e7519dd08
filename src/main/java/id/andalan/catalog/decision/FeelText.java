package id.andalan.catalog.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which FEEL may stand in a decision. Loops, functions of one's own and whatever reaches for Java are refused by their word, and only
 * listed functions may be called, so that every decision ends soon, gives the same answer tomorrow and touches nothing but its inputs.
 */
final class FeelText {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 20;
    /** A filter in a filter goes through its list once for each entry. */
    private static final int DEEPEST_FILTER = 2;

    private static final Set<String> REFUSED = Set.of("function", "external", "for", "some", "every", "return");

    /** After these a bracket groups; it calls nothing. */
    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "if", "then", "else", "in", "between", "satisfies");

    static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "all",
            "any",
            "ceiling",
            "contains",
            "count",
            "date",
            "day of week",
            "day of year",
            "decimal",
            "distinct values",
            "duration",
            "ends with",
            "even",
            "floor",
            "list contains",
            "lower case",
            "max",
            "mean",
            "median",
            "min",
            "modulo",
            "month of year",
            "not",
            "odd",
            "round down",
            "round half down",
            "round half up",
            "round up",
            "starts with",
            "string",
            "string length",
            "substring",
            "sum",
            "upper case",
            "week of year",
            "years and months duration");

    private FeelText() {}

    /** The word or sign that must not stand there; empty when all is well. */
    static Optional<String> refused(String feel) {
        if (feel.length() > LONGEST) {
            return Optional.of(feel.substring(0, 20) + "…");
        }
        int round = 0;
        int square = 0;
        List<String> words = new ArrayList<>();
        for (int at = 0; at < feel.length(); at++) {
            char c = feel.charAt(at);
            if (c == '"') {
                at = afterText(feel, at);
                words.clear();
            } else if (Character.isLetter(c)) {
                if (isExponent(feel, at)) {
                    return Optional.of(String.valueOf(c));
                }
                int end = afterWord(feel, at);
                words.add(feel.substring(at, end));
                at = end - 1;
                if (REFUSED.contains(words.getLast())) {
                    return Optional.of(words.getLast());
                }
            } else if (!Character.isWhitespace(c)) {
                Optional<String> sign = sign(feel, at, words);
                round += c == '(' ? 1 : c == ')' ? -1 : 0;
                square += c == '[' ? 1 : c == ']' ? -1 : 0;
                if (sign.isPresent() || round > DEEPEST || square > DEEPEST_FILTER) {
                    return Optional.of(sign.orElse(String.valueOf(c)));
                }
                words.clear();
            }
        }
        return Optional.empty();
    }

    /** The position of the quote that ends the text; the end when none does. */
    private static int afterText(String feel, int from) {
        int at = from + 1;
        while (at < feel.length() && feel.charAt(at) != '"') {
            at += feel.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static int afterWord(String feel, int from) {
        int at = from;
        while (at < feel.length() && (Character.isLetterOrDigit(feel.charAt(at)) || feel.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    /** {@code 1e99999999} is short to write and takes for ever to reckon with. */
    private static boolean isExponent(String feel, int at) {
        char c = feel.charAt(at);
        char before = at == 0 ? ' ' : feel.charAt(at - 1);
        return (c == 'e' || c == 'E') && (Character.isDigit(before) || before == '.');
    }

    private static Optional<String> sign(String feel, int at, List<String> words) {
        char c = feel.charAt(at);
        char next = at + 1 < feel.length() ? feel.charAt(at + 1) : ' ';
        if (c == '{' || c == '}' || c == '\'' || c == '`') {
            return Optional.of(String.valueOf(c));
        }
        if ((c == '/' && (next == '/' || next == '*')) || (c == '*' && next == '*')) {
            return Optional.of(feel.substring(at, at + 2));
        }
        return c == '(' && !mayCall(words) ? Optional.of(words.getLast() + "(") : Optional.empty();
    }

    /** The words before a bracket end in a function that may be called, or in none at all. */
    private static boolean mayCall(List<String> words) {
        if (words.isEmpty() || KEYWORDS.contains(words.getLast())) {
            return true;
        }
        for (int from = 0; from < words.size(); from++) {
            if (FUNCTIONS.contains(String.join(" ", words.subList(from, words.size())))) {
                return true;
            }
        }
        return false;
    }
}
