package id.andalan.catalog;

import id.andalan.core.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a service standard, or instead of it the rule that says how much it is: exactly one of the two.
 *
 * @param value rupiah, working minutes or people, as the field that holds it says
 * @param certain false while it still has to be confirmed by the agency
 */
public record Amount(
        @Nullable Long value,
        @Nullable Bilingual rule,
        @Nullable Bilingual note,
        boolean certain) {}
