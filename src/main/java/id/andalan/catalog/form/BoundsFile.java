package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how small and how large an answer may be. */
final class BoundsFile {
    private final SchemaLook look;

    BoundsFile(SchemaLook look) {
        this.look = look;
    }

    Bounds read(QuestionKind kind, SchemaNode node, boolean explained) {
        BigDecimal minimum = number(kind, node, "minimum");
        BigDecimal maximum = number(kind, node, "maximum");
        BigDecimal step = number(kind, node, "multipleOf");
        if (step != null && step.signum() <= 0) {
            look.add(node.line("multipleOf"), "pack.form.step");
        }
        int most = kind == QuestionKind.EMAIL ? Bounds.LINE : Bounds.LONGEST_TEXT;
        Integer minLength = look.whole(node, "minLength", 0, most);
        Integer maxLength = look.whole(node, "maxLength", 1, most);
        Integer minItems = look.whole(node, "minItems", 0, Bounds.MOST_ITEMS);
        Integer maxItems = look.whole(node, "maxItems", 1, Bounds.MOST_ITEMS);
        Bounds bounds = new Bounds(
                minimum,
                maximum,
                step,
                minLength,
                maxLength,
                minItems,
                maxItems,
                pattern(node, explained),
                day(node, "x-from"),
                day(node, "x-to"));
        order(node, "minimum", "maximum", minimum, maximum);
        order(node, "minLength", "maxLength", minLength, minLength == null ? null : bounds.longest(kind));
        order(node, "minItems", "maxItems", minItems, minItems == null ? null : bounds.most(kind));
        if (bounds.from() != null
                && bounds.to() != null
                && bounds.from().day() != null
                && bounds.to().day() != null
                && bounds.to().day().isBefore(bounds.from().day())) {
            look.add(node.line("x-to"), "pack.form.order", "x-from", "x-to");
        }
        return bounds;
    }

    private <T extends Comparable<T>> void order(
            SchemaNode node, String low, String high, @Nullable T least, @Nullable T most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            look.add(node.line(node.has(high) ? high : low), "pack.form.order", low, high);
        }
    }

    private @Nullable BigDecimal number(QuestionKind kind, SchemaNode node, String name) {
        BigDecimal number = look.number(node, name);
        boolean whole = number == null
                || kind == QuestionKind.NUMBER
                || number.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            look.add(node.line(name), "pack.form.whole", name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return number;
    }

    private @Nullable String pattern(SchemaNode node, boolean explained) {
        Optional<String> pattern = look.text(node, "pattern");
        if (pattern.isEmpty()) {
            return null;
        }
        Optional<String> fault = SafePattern.fault(pattern.get());
        if (fault.isPresent()) {
            look.add(node.line("pattern"), "pack.form.pattern." + fault.get(), pattern.get());
            return null;
        }
        if (!explained) {
            look.add(node.line("pattern"), "pack.form.pattern.words");
        }
        return pattern.get();
    }

    private @Nullable DayLimit day(SchemaNode node, String name) {
        Optional<String> text = look.text(node, name);
        Optional<DayLimit> limit = text.flatMap(DayLimit::parse);
        if (text.isPresent() && limit.isEmpty()) {
            look.add(node.line(name), "pack.form.day", text.get());
        }
        return limit.orElse(null);
    }
}
