package id.andalan.identity;

import id.andalan.core.PlainText;
import org.jspecify.annotations.Nullable;

/** How to reach a person. Personal data: never in the journal, in a log, in a public answer. */
public record Contact(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email) {
    public Contact {
        name = name == null ? null : PlainText.of(name);
    }

    public boolean isEmpty() {
        return name == null && phone == null && email == null;
    }

    /** Shows nothing, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
