package id.andalan.booking;

import id.andalan.core.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Places with one keeper, e.g. a fort with its stage.
 *
 * @param agency code of the agency whose officers keep the calendar
 * @param agencyCertain false while that is an assumption
 * @param service code of the public service by which people apply for it; null when there is none
 */
public record PlaceGroup(
        String code,
        Bilingual name,
        Bilingual about,
        String agency,
        boolean agencyCertain,
        @Nullable String service) {}
