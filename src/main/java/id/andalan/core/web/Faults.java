package id.andalan.core.web;

import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a form page shows after a refusal: a summary on top, and each text again at its field. */
public final class Faults {
    public static final Faults NONE = new Faults(List.of());

    private final List<Fault> all;

    private Faults(List<Fault> all) {
        this.all = all;
    }

    /** One text; {@code field} is the name of the input, empty when it belongs to the whole form. */
    public record Fault(String field, String text) {}

    public static Faults of(Refusals refusals, Problems problems, Locale locale) {
        return of(refusals.all(), problems, locale);
    }

    public static Faults of(Refusal refusal, Problems problems, Locale locale) {
        return of(List.of(refusal), problems, locale);
    }

    private static Faults of(List<Refusal> refusals, Problems problems, Locale locale) {
        return new Faults(refusals.stream()
                .map(refusal ->
                        new Fault(refusal.field() == null ? "" : refusal.field(), problems.text(refusal, locale)))
                .toList());
    }

    /** One fault at the field {@code example}, for the style guide. */
    static Faults example(String text) {
        return new Faults(List.of(new Fault("example", text)));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Fault> all() {
        return all;
    }

    /** The first text of this field, or null. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }
}
