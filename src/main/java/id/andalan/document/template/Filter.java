package id.andalan.document.template;

import java.util.Locale;
import java.util.Optional;

/** How a fact is printed: the word behind the bar of a placeholder, in small letters. */
public enum Filter {
    /** 1 Januari 2026 */
    DATE,
    /** 09.30 */
    TIME,
    /** Rp1.250.000 */
    RUPIAH,
    /** seribu dua ratus */
    WORDS,
    /** Name of a ward by its code. */
    WARD,
    /** Name of the district of a ward or district code. */
    DISTRICT,
    /** Title of a choice; name of an agency, a place, a thing that is borrowed. */
    LABEL,
    /** IN CAPITALS */
    UPPER;

    static Optional<Filter> of(String word) {
        for (Filter filter : values()) {
            if (filter.word().equals(word)) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
