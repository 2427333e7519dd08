package id.andalan.document.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How facts look on paper, in Indonesian whatever language the reader has: it is the city's own document. */
public final class Prints {
    /** Printed for a fact that is not there. */
    static final String DASH = "-";

    private static final List<String> MONTHS = List.of(
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember");
    private static final int MOST_DECIMALS = 6;

    private final Frame frame;

    Prints(Frame frame) {
        this.frame = frame;
    }

    /** 1 Januari 2026 */
    public static String date(LocalDate date) {
        return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear();
    }

    /** Rp1.250.000 */
    public static String rupiah(long rupiah) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        String digits = new DecimalFormat("#,##0", symbols).format(Math.abs(rupiah));
        return (rupiah < 0 ? "-Rp" : "Rp") + digits;
    }

    String print(@Nullable Object value, Node.Slot slot, @Nullable String group) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? DASH
                    : several.stream()
                            .filter(Objects::nonNull)
                            .map(one -> print(one, slot, group))
                            .collect(Collectors.joining(", "));
        }
        if (value == null || value.toString().isBlank()) {
            return DASH;
        }
        Filter filter = slot.filter();
        return filter == null ? plain(value) : filtered(value, filter, slot, group);
    }

    private String filtered(Object value, Filter filter, Node.Slot slot, @Nullable String group) {
        return switch (filter) {
            case DATE -> day(value).map(Prints::date).orElseGet(() -> plain(value));
            case TIME -> time(value).orElseGet(() -> plain(value));
            case RUPIAH -> whole(value).map(Prints::rupiah).orElseGet(() -> plain(value));
            case WORDS ->
                whole(value)
                        .filter(number -> number >= 0 && number <= NumberWords.LARGEST)
                        .map(NumberWords::of)
                        .orElseGet(() -> plain(value));
            case WARD -> frame.regions().ward(value.toString());
            case DISTRICT -> frame.regions().district(value.toString());
            case LABEL -> label(value, slot, group);
            case UPPER -> plain(value).toUpperCase(Locale.of("id"));
        };
    }

    /** Of things with their numbers: 20 Kursi lipat, 1 Tenda. */
    private String label(Object value, Node.Slot slot, @Nullable String group) {
        if (!(value instanceof Map<?, ?> counts)) {
            return frame.labels().label(group, slot.name(), value.toString());
        }
        String listed = counts.entrySet().stream()
                .filter(one -> one.getValue() != null)
                .map(one -> plain(one.getValue()) + " "
                        + frame.labels().label(group, slot.name(), String.valueOf(one.getKey())))
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? DASH : listed;
    }

    private static String plain(Object value) {
        return switch (value) {
            case Boolean yes -> yes ? "ya" : "tidak";
            case LocalDate date -> date(date);
            case Number number -> decimal(number);
            case Map<?, ?> parts ->
                parts.values().stream()
                        .filter(Objects::nonNull)
                        .map(Prints::plain)
                        .collect(Collectors.joining(", "));
            default -> value.toString().strip();
        };
    }

    private static String decimal(Number number) {
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.setScale(Math.min(MOST_DECIMALS, Math.max(0, exact.scale())), RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString()
                    .replace('.', ',');
        }
        return number.toString();
    }

    private static Optional<Long> whole(Object value) {
        try {
            return switch (value) {
                case BigDecimal exact -> Optional.of(exact.longValueExact());
                case BigInteger large -> Optional.of(large.longValueExact());
                case Double real -> Optional.of(BigDecimal.valueOf(real).longValueExact());
                case Number number -> Optional.of(number.longValue());
                default -> Optional.empty();
            };
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(date);
        }
        String text = value.toString();
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> time(Object value) {
        try {
            String text = value.toString();
            LocalTime time = text.contains("T") ? LocalDateTime.parse(text).toLocalTime() : LocalTime.parse(text);
            return Optional.of(String.format(Locale.ROOT, "%02d.%02d", time.getHour(), time.getMinute()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
