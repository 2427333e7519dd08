package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers as JSON values in Java: {@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map}. */
public final class Answers {
    /** No form of ours comes near it. */
    private static final int MOST_VALUES = 10_000;

    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 100_000;
    /** Digits before or after the point. */
    private static final int MOST_DIGITS = 30;

    private Answers() {}

    /** A telephone number as people write it. */
    public static boolean isPhone(String text) {
        return Formats.looks(QuestionKind.PHONE, text);
    }

    public static boolean isEmail(String text) {
        return Formats.looks(QuestionKind.EMAIL, text);
    }

    /** Empty for what is no number, and for one so large that nobody means it. */
    static Optional<BigDecimal> number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return sane(decimal);
        }
        if (value instanceof BigInteger whole) {
            return whole.bitLength() > 120 ? Optional.empty() : Optional.of(new BigDecimal(whole));
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? sane(BigDecimal.valueOf(number)) : Optional.empty();
        }
        return value instanceof Number number ? Optional.of(BigDecimal.valueOf(number.longValue())) : Optional.empty();
    }

    private static Optional<BigDecimal> sane(BigDecimal number) {
        boolean sane = Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= 2 * MOST_DIGITS;
        return sane ? Optional.of(number) : Optional.empty();
    }

    /** The same JSON value; {@code 1} and {@code 1.0} are. */
    static boolean same(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            Optional<BigDecimal> first = number(one);
            return first.isPresent()
                    && number(other)
                            .filter(second -> first.get().compareTo(second) == 0)
                            .isPresent();
        }
        return one.equals(other);
    }

    /** Without what says nothing: null, blank texts, empty lists and objects. Null when nothing is left. */
    static @Nullable Object said(@Nullable Object value) {
        if (value instanceof String text) {
            return isSilent(text) ? null : text;
        }
        if (value instanceof List<?> list) {
            List<Object> left = new ArrayList<>();
            for (Object one : list) {
                Object kept = said(one);
                if (kept != null) {
                    left.add(kept);
                }
            }
            return left.isEmpty() ? null : left;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> left = new LinkedHashMap<>();
            map.forEach((key, one) -> {
                Object kept = said(one);
                if (kept != null) {
                    left.put(String.valueOf(key), kept);
                }
            });
            return left.isEmpty() ? null : left;
        }
        return value;
    }

    /** Nothing in it can be seen: spaces, joiners, marks of direction. */
    private static boolean isSilent(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    /** What is read is what stands there: no halves of letters, no control characters, nothing that turns the reading direction. */
    private static boolean isHonest(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                        || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069));
    }

    /** Small enough to be looked at: neither deep nor long nor many, and every number one that can be reckoned with. */
    static boolean isSane(@Nullable Object value) {
        return weight(value, 0) <= MOST_VALUES;
    }

    private static int weight(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return MOST_VALUES + 1;
        }
        Iterable<?> inner = List.of();
        boolean sane = true;
        switch (value) {
            case Map<?, ?> map -> inner = map.values();
            case List<?> list -> inner = list;
            case String text -> sane = text.length() <= LONGEST_TEXT && isHonest(text);
            case Number number -> sane = number(number).isPresent();
            case Boolean flag -> sane = true;
            case null -> sane = true;
            default -> sane = false;
        }
        int sum = sane ? 1 : MOST_VALUES + 1;
        for (Object one : inner) {
            sum += weight(one, depth + 1);
            if (sum > MOST_VALUES) {
                return sum;
            }
        }
        return sum;
    }
}
