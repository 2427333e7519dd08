package id.andalan.catalog.feel;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code hasil = "kurang" and lama > 3 or mendesak = true}: comparisons of facts with values, {@code and} binding stronger than
 * {@code or}. FEEL without functions, brackets and lists, so it means the same in every tool that speaks FEEL.
 *
 * @param text as it was written
 * @param ways it holds when all comparisons of one of these hold; none of them is empty
 */
public record Condition(String text, List<List<Comparison>> ways) {
    /** What one condition may compare. */
    public static final int MOST_COMPARISONS = 20;

    /** Empty when the text is no condition. Takes time in proportion to the text. */
    public static Optional<Condition> parse(String text) {
        return new ConditionText(text).read().map(ways -> new Condition(text.strip(), ways));
    }

    /** Names of the facts it looks at, in the order of their first use. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        comparisons().forEach(one -> fields.add(one.field()));
        return fields;
    }

    /** Every comparison in the order of the text. */
    public Stream<Comparison> comparisons() {
        return ways.stream().flatMap(List::stream);
    }

    /** The texts that a fact is compared with, e.g. the outcomes that a choice knows. */
    public Set<String> words(String field) {
        Set<String> words = new LinkedHashSet<>();
        comparisons().filter(one -> one.field().equals(field)).forEach(one -> {
            if (one.value() instanceof String word) {
                words.add(word);
            }
        });
        return words;
    }

    /**
     * Does it hold of these facts?
     *
     * @param facts texts, numbers, dates and truth values by name; of a missing one only {@code !=} holds
     */
    public boolean holds(Map<String, ?> facts) {
        return ways.stream().anyMatch(way -> way.stream().allMatch(one -> one.holds(facts)));
    }

    /** The types of values that a fact is compared with: {@link String}, {@link BigDecimal} or {@link Boolean}. */
    public Set<Class<?>> types(String field) {
        Set<Class<?>> types = new LinkedHashSet<>();
        comparisons()
                .filter(one -> one.field().equals(field))
                .forEach(one -> types.add(one.value().getClass()));
        return types;
    }
}
