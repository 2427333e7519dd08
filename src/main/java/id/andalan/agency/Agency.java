package id.andalan.agency;

import id.andalan.core.Bilingual;
import id.andalan.core.Validity;
import org.jspecify.annotations.Nullable;

/**
 * An agency of the city.
 *
 * @param code stable short code that all records keep, e.g. {@code dlh}
 * @param parent agency that it is part of
 * @param serves code of the region it works for: the city, a district or a ward
 * @param successor agency that took over its work when it ended (merger, renaming)
 * @param certain its name and place are known facts, not to be checked any more
 */
public record Agency(
        String code,
        Bilingual name,
        String abbreviation,
        AgencyType type,
        @Nullable String parent,
        String serves,
        Validity validity,
        @Nullable String successor,
        boolean certain,
        @Nullable String note) {}
