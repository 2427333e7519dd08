package id.andalan.catalog.form;

import java.util.List;
import java.util.Map;

/**
 * What an answer is, for those who check that conditions, decisions and documents name fields that exist and fit.
 *
 * @param values what a {@code CHOICE} or the members of {@code CHOICES} can be; empty for others
 * @param fields of the members of a {@code GROUP}; empty for others
 * @param line where the form file asks for it; 0 in a form that was stored
 */
public record FieldType(QuestionKind kind, List<String> values, Map<String, FieldType> fields, int line) {
    /** How a FEEL expression or a condition sees the answer. */
    public enum Feel {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        LIST,
        CONTEXT
    }

    public Feel feel() {
        return switch (kind) {
            case TEXT, LONG_TEXT, CHOICE, EMAIL, PHONE, NIK, WARD, AGENCY -> Feel.TEXT;
            case INTEGER, NUMBER, RUPIAH -> Feel.NUMBER;
            case FLAG, CONSENT -> Feel.FLAG;
            case DATE -> Feel.DATE;
            case CHOICES, FILE, GROUP -> Feel.LIST;
            case PLACE, BOOKING -> Feel.CONTEXT;
        };
    }
}
