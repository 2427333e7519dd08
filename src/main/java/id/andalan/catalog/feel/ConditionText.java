package id.andalan.catalog.feel;

import id.andalan.catalog.feel.Comparison.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a condition letter by letter, never going back: no text can make it slow. */
final class ConditionText {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_FIELD = 40;
    private static final int MOST_DIGITS = 15;

    /** Words of FEEL that cannot name a fact. */
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "true",
            "false",
            "null",
            "in",
            "if",
            "then",
            "else",
            "for",
            "return",
            "some",
            "every",
            "between",
            "instance",
            "of",
            "function",
            "satisfies",
            "external");

    private final String text;
    private int at;

    ConditionText(String text) {
        this.text = text;
    }

    Optional<List<List<Comparison>>> read() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<List<Comparison>> ways = new ArrayList<>();
        List<Comparison> way = new ArrayList<>();
        for (int count = 1; count <= Condition.MOST_COMPARISONS; count++) {
            Comparison comparison = comparison();
            if (comparison == null) {
                return Optional.empty();
            }
            way.add(comparison);
            boolean spaced = space();
            if (at == text.length()) {
                ways.add(List.copyOf(way));
                return Optional.of(List.copyOf(ways));
            }
            String word = word();
            if (!spaced || !space() || !(word.equals("and") || word.equals("or"))) {
                return Optional.empty();
            }
            if (word.equals("or")) {
                ways.add(List.copyOf(way));
                way.clear();
            }
        }
        return Optional.empty();
    }

    private @Nullable Comparison comparison() {
        space();
        String field = word();
        if (field.isEmpty() || field.length() > LONGEST_FIELD || RESERVED.contains(field)) {
            return null;
        }
        space();
        Operator operator = operator();
        if (operator == null) {
            return null;
        }
        space();
        Object value = value();
        boolean ordered = operator.isOrder() && value instanceof Boolean;
        return value == null || ordered ? null : new Comparison(field, operator, value);
    }

    private boolean space() {
        int from = at;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at > from;
    }

    private String word() {
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || (at > from && isDigitOrLine(text.charAt(at))))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigitOrLine(char c) {
        return isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private @Nullable Operator operator() {
        Operator found = null;
        for (Operator one : Operator.values()) {
            boolean longer = found == null || one.sign().length() > found.sign().length();
            found = longer && text.startsWith(one.sign(), at) ? one : found;
        }
        at += found == null ? 0 : found.sign().length();
        return found;
    }

    private @Nullable Object value() {
        if (at == text.length()) {
            return null;
        }
        char first = text.charAt(at);
        if (first == '"') {
            return quoted();
        }
        if (first == '-' || isDigit(first)) {
            return number();
        }
        return switch (word()) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private @Nullable String quoted() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            return null;
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        // A backslash begins an escape in FEEL, which nobody needs here and two readers may read differently.
        return inside.indexOf('\\') < 0 ? inside : null;
    }

    private @Nullable BigDecimal number() {
        int from = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        int whole = digits();
        int part = 1;
        if (at + 1 < text.length() && text.charAt(at) == '.') {
            at++;
            part = digits();
        }
        boolean fits = whole >= 1 && whole <= MOST_DIGITS && part >= 1 && part <= MOST_DIGITS;
        return fits ? new BigDecimal(text.substring(from, at)) : null;
    }

    private int digits() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }
}
