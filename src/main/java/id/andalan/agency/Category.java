package id.andalan.agency;

import id.andalan.core.Bilingual;
import id.andalan.core.Validity;
import java.time.Duration;
import java.util.List;

/**
 * A kind of citizen report.
 *
 * @param icon name of a picture in {@code img/icons.svg}
 * @param color colour token of the style sheet
 * @param response working time until an officer must have taken it up
 * @param resolution working time until it must be solved
 * @param isPublic false for kinds that name persons (bad service, illegal charges) and are never shown publicly
 * @param certain the responsible agency is a known fact, not an assumption to be checked
 * @param duties who answers for it: the city-wide rule first, then the exceptions of areas
 */
public record Category(
        String code,
        String group,
        Bilingual name,
        Bilingual description,
        List<String> keywords,
        String icon,
        String color,
        Duration response,
        Duration resolution,
        Urgency urgency,
        boolean isPublic,
        boolean certain,
        Validity validity,
        List<Duty> duties) {

    /**
     * One agency's responsibility.
     *
     * @param area region code; the city itself for the general rule
     */
    public record Duty(String area, String agency, Validity validity) {}
}
