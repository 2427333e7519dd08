package id.andalan.catalog.form;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The patterns a form may use: a subset in which no text can make the matching explode, and a fuse for what a subset cannot promise.
 *
 * <p>Letters, classes, {@code \d \w \s}, groups, alternatives inside groups, and quantifiers; begins with {@code ^} and ends with
 * {@code $}. Not: look-around, references back, a quantifier on a group that has quantifiers or alternatives in it, many wide ones.
 */
final class SafePattern {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 200;
    /** A quantifier is wide when it leaves more than this open. */
    private static final int NARROW = 10;

    private static final int MOST_WIDE = 2;
    private static final int MOST_LOOKS = 200_000;
    private static final String CLASSES = "dwsDWS";
    private static final String MARKS = ".-/+*?()[]{}|^$\\:,_#&@ ";

    private final String text;
    private int at;
    private int wide;
    private int narrow;

    private SafePattern(String text) {
        this.text = text;
        this.at = 1;
    }

    /** What a piece has in it that must not be repeated. */
    private record Piece(boolean quantified, boolean alternatives) {}

    private static final class Unsafe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsafe(String why) {
            super(why, null, false, false);
        }
    }

    /** Why it is refused: a key after {@code pack.form.pattern.}; empty when it is safe. */
    static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("long");
        }
        if (pattern.length() < 2 || pattern.charAt(0) != '^' || !pattern.endsWith("$") || pattern.endsWith("\\$")) {
            return Optional.of("anchors");
        }
        try {
            SafePattern safe = new SafePattern(pattern);
            safe.pieces(false);
            compile(pattern);
            return safe.at == pattern.length() - 1 ? Optional.empty() : Optional.of("broken");
        } catch (Unsafe e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (PatternSyntaxException e) {
            return Optional.of("broken");
        }
    }

    /** Whether the whole text fits; a text that takes too long to tell does not. */
    static boolean matches(Pattern compiled, String text) {
        try {
            return compiled.matcher(new Fused(text, new AtomicInteger(), 0, text.length()))
                    .matches();
        } catch (Unsafe e) {
            return false;
        }
    }

    static Pattern compile(String pattern) {
        return Pattern.compile(pattern.substring(1, pattern.length() - 1));
    }

    /** Counts how often the matcher looks at a letter. */
    private record Fused(String text, AtomicInteger looks, int from, int to) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (looks.incrementAndGet() > MOST_LOOKS) {
                throw new Unsafe("slow");
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Fused(text, looks, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }

    private Piece pieces(boolean inside) {
        boolean quantified = false;
        boolean alternatives = false;
        while (at < text.length() - 1) {
            char letter = text.charAt(at);
            if (letter == ')' && inside) {
                break;
            }
            if (letter == '|') {
                if (!inside) {
                    throw new Unsafe("alternatives");
                }
                alternatives = true;
                at++;
                continue;
            }
            Piece piece = piece(letter);
            boolean repeated = quantifier(piece);
            quantified |= repeated || piece.quantified;
            alternatives |= piece.alternatives;
        }
        return new Piece(quantified, alternatives);
    }

    private Piece piece(char letter) {
        switch (letter) {
            case '(' -> {
                return group();
            }
            case '[' -> characters();
            case '\\' -> escape();
            case '*', '+', '?', '{', '}', ')', ']', '^', '$' -> throw new Unsafe("broken");
            default -> at++;
        }
        return new Piece(false, false);
    }

    private Piece group() {
        at++;
        if (text.startsWith("?:", at)) {
            at += 2;
        } else if (text.startsWith("?", at)) {
            throw new Unsafe("look");
        }
        Piece inner = pieces(true);
        if (at >= text.length() - 1) {
            throw new Unsafe("broken");
        }
        at++;
        return inner;
    }

    private void characters() {
        at++;
        int begin = at;
        while (at < text.length() - 1 && (text.charAt(at) != ']' || at == begin)) {
            char letter = text.charAt(at);
            if (letter == '[' || (letter == '&' && text.startsWith("&&", at))) {
                throw new Unsafe("broken");
            }
            if (letter == '\\') {
                escape();
            } else {
                at++;
            }
        }
        if (at >= text.length() - 1) {
            throw new Unsafe("broken");
        }
        at++;
    }

    private void escape() {
        char letter = text.charAt(at + 1);
        if (Character.isDigit(letter) || letter == 'k') {
            throw new Unsafe("back");
        }
        boolean known = CLASSES.indexOf(letter) >= 0 || MARKS.indexOf(letter) >= 0;
        if (!known || at + 1 == text.length() - 1) {
            throw new Unsafe("broken");
        }
        at += 2;
    }

    /** Whether one stood there. */
    private boolean quantifier(Piece piece) {
        if (at >= text.length() - 1) {
            return false;
        }
        char letter = text.charAt(at);
        int least = letter == '+' ? 1 : 0;
        int most = letter == '?' ? 1 : Integer.MAX_VALUE;
        if (letter == '{') {
            int end = text.indexOf('}', at);
            String inner = end < 0 ? "" : text.substring(at + 1, end);
            if (!inner.matches("[0-9]{1,3}(,[0-9]{0,3})?")) {
                throw new Unsafe("broken");
            }
            String[] parts = inner.split(",", -1);
            least = Integer.parseInt(parts[0]);
            most = parts.length == 1 ? least : parts[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts[1]);
            at = end;
        } else if (letter != '*' && letter != '+' && letter != '?') {
            return false;
        }
        at++;
        count(piece, least, most);
        if (at < text.length() - 1 && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw new Unsafe("nested");
        }
        return true;
    }

    private void count(Piece piece, int least, int most) {
        if (piece.quantified || (piece.alternatives && most > 1)) {
            throw new Unsafe("nested");
        }
        if (least > MOST_REPEATS || (most != Integer.MAX_VALUE && most > MOST_REPEATS)) {
            throw new Unsafe("many");
        }
        if (most - least > NARROW) {
            wide++;
        } else if (most != least) {
            narrow++;
        }
        if (wide > MOST_WIDE || wide + narrow > 3 * MOST_WIDE) {
            throw new Unsafe("many");
        }
    }
}
