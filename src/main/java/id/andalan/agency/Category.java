package id.andalan.agency;

import id.andalan.core.Bilingual;
import id.andalan.core.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
 * @param questions what whoever reports is asked beyond place and description
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
        List<Duty> duties,
        List<Question> questions) {

    /**
     * One agency's responsibility.
     *
     * @param area region code; the city itself for the general rule
     */
    public record Duty(String area, String agency, Validity validity) {}

    /** Written before there were questions: none. */
    public Category {
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    /**
     * A question of a kind of report, e.g. the number on the lamp post.
     *
     * @param hint how to answer, or where to look
     * @param values what may be chosen; for the list types only
     */
    public record Question(
            String code,
            AnswerType type,
            boolean required,
            Bilingual label,
            @Nullable Bilingual hint,
            List<Choice> values) {}

    public record Choice(String key, Bilingual name) {}

    /** As Open311 GeoReport v2 names them. */
    public enum AnswerType {
        STRING,
        NUMBER,
        DATETIME,
        TEXT,
        SINGLEVALUELIST,
        MULTIVALUELIST;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isList() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }
    }
}
