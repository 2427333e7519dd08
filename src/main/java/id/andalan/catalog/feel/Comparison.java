package id.andalan.catalog.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact compared with a value. A fact that is missing, or of another kind than the value, differs from it and is neither less nor more.
 *
 * @param value {@link String}, {@link BigDecimal} or {@link Boolean}
 */
public record Comparison(String field, Operator operator, Object value) {
    /** How the two are compared. */
    public enum Operator {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Asks for less or more, which only numbers and texts have. */
        public boolean isOrder() {
            return this != EQUAL && this != DIFFERENT;
        }

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case DIFFERENT -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    boolean holds(Map<String, ?> facts) {
        Integer order = order(facts.get(field));
        return order == null ? operator == Operator.DIFFERENT : operator.holds(order);
    }

    /** Less than, equal to or more than zero as the fact is to the value; null when they cannot be compared. */
    private @Nullable Integer order(@Nullable Object fact) {
        return switch (value) {
            case BigDecimal number
            when fact instanceof Number given -> exact(given).compareTo(number);
            case String text when fact instanceof String given -> given.compareTo(text);
            // A date is compared as it is written: 2026-11-22.
            case String text
            when fact instanceof LocalDate given -> given.toString().compareTo(text);
            case Boolean flag when fact instanceof Boolean given && !operator.isOrder() -> given.compareTo(flag);
            default -> null;
        };
    }

    private static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
