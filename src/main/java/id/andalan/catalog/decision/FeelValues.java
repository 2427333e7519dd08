package id.andalan.catalog.decision;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as FEEL knows them, and back. Numbers stay exact in both directions. */
final class FeelValues {
    /** Before or after the point; FEEL reckons with 34. */
    private static final int MOST_DIGITS = 40;

    private FeelValues() {}

    static Object in(String name, FeelType type, Object fact) {
        if (type == FeelType.ANY) {
            return any(fact);
        }
        return switch (fact) {
            case Number number when type == FeelType.NUMBER -> exact(number);
            case String text when type == FeelType.STRING -> text;
            case String text when type == FeelType.DATE -> date(name, text);
            case LocalDate date when type == FeelType.DATE -> date;
            case LocalDate date when type == FeelType.STRING -> date.toString();
            case Boolean flag when type == FeelType.BOOLEAN -> flag;
            default ->
                throw new DecisionFailed(
                        name + ": " + type.word() + " ≠ " + fact.getClass().getSimpleName());
        };
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DecisionFailed(name + ": " + e.getMessage());
        }
    }

    private static Object any(Object fact) {
        return switch (fact) {
            case Number number -> exact(number);
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(one -> all.add(one == null ? null : any(one)));
                yield all;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                map.forEach((key, value) -> all.put(String.valueOf(key), value == null ? null : any(value)));
                yield all;
            }
            default -> fact;
        };
    }

    static Object out(String name, FeelType type, Object value) {
        if (type == FeelType.ANY) {
            return anything(name, value);
        }
        return switch (value) {
            case Number number when type == FeelType.NUMBER -> whole(name, exact(number));
            case String text when type == FeelType.STRING -> text;
            case Boolean flag when type == FeelType.BOOLEAN -> flag;
            case LocalDate date when type == FeelType.DATE -> date;
            default -> throw new DecisionFailed(name + ": " + type.word() + " ≠ " + value);
        };
    }

    private static Object anything(String name, Object value) {
        return switch (value) {
            case Number number -> whole(name, exact(number));
            case String text -> text;
            case Boolean flag -> flag;
            case LocalDate date -> date;
            case List<?> list ->
                list.stream()
                        .filter(one -> one != null)
                        .map(one -> anything(name, one))
                        .toList();
            case Map<?, ?> map -> {
                Map<String, Object> all = new LinkedHashMap<>();
                map.forEach((key, one) -> {
                    if (one != null) {
                        all.put(String.valueOf(key), anything(name, one));
                    }
                });
                yield all;
            }
            default -> throw new DecisionFailed(name + ": " + value);
        };
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** A whole number as long, so that rupiah are rupiah; any other as it is, without zeros behind it. */
    private static Object whole(String name, BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > MOST_DIGITS) {
            // Written out it would have more digits than a page has room for.
            throw new DecisionFailed(name + ": > " + MOST_DIGITS + " digit");
        }
        boolean fits = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
        return fits ? (Object) plain.longValueExact() : plain;
    }
}
