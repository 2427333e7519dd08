package id.andalan.catalog.form;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The documented keywords: what may stand where. */
final class Keywords {
    static final Set<String> ROOT = Set.of(
            "$schema",
            "$comment",
            "$defs",
            "type",
            "title",
            "description",
            "x-en",
            "additionalProperties",
            "properties",
            "required",
            "allOf",
            "x-pages");

    /** Of every question. */
    private static final Set<String> COMMON = Set.of("type", "title", "description", "x-en", "default", "$comment");

    /** What turns a format into, by its word. */
    static final Map<String, QuestionKind> FORMATS = Map.of(
            "date", QuestionKind.DATE,
            "email", QuestionKind.EMAIL,
            "phone", QuestionKind.PHONE,
            "nik", QuestionKind.NIK,
            "rupiah", QuestionKind.RUPIAH,
            "ward", QuestionKind.WARD,
            "agency", QuestionKind.AGENCY,
            "place", QuestionKind.PLACE,
            "booking", QuestionKind.BOOKING);

    private static final Map<QuestionKind, List<String>> OWN = own();

    private Keywords() {}

    private static Map<QuestionKind, List<String>> own() {
        Map<QuestionKind, List<String>> own = new EnumMap<>(QuestionKind.class);
        List<String> text = List.of("minLength", "maxLength", "pattern", "x-prefill");
        List<String> number = List.of("minimum", "maximum", "multipleOf");
        own.put(QuestionKind.TEXT, List.of("minLength", "maxLength", "pattern", "x-prefill", "x-letter"));
        own.put(QuestionKind.LONG_TEXT, text);
        own.put(QuestionKind.CHOICE, List.of("oneOf"));
        own.put(QuestionKind.CHOICES, List.of("items", "uniqueItems", "minItems", "maxItems"));
        own.put(QuestionKind.FLAG, List.of());
        own.put(QuestionKind.CONSENT, List.of("const"));
        own.put(QuestionKind.INTEGER, number);
        own.put(QuestionKind.NUMBER, number);
        own.put(QuestionKind.RUPIAH, List.of("format", "minimum", "maximum", "multipleOf"));
        own.put(QuestionKind.DATE, List.of("format", "x-from", "x-to"));
        own.put(QuestionKind.EMAIL, List.of("format", "maxLength", "x-prefill"));
        own.put(QuestionKind.PHONE, List.of("format", "x-prefill"));
        own.put(QuestionKind.NIK, List.of("format"));
        own.put(QuestionKind.WARD, List.of("format"));
        own.put(QuestionKind.AGENCY, List.of("format", "x-agency"));
        own.put(QuestionKind.PLACE, List.of("format"));
        own.put(QuestionKind.FILE, List.of("items", "minItems", "maxItems", "x-file"));
        own.put(QuestionKind.BOOKING, List.of("format", "x-booking"));
        own.put(QuestionKind.GROUP, List.of("items", "minItems", "maxItems", "x-item"));
        return own;
    }

    static Set<String> of(QuestionKind kind) {
        Set<String> all = new TreeSet<>(COMMON);
        all.addAll(OWN.getOrDefault(kind, List.of()));
        return all;
    }

    /** The JSON type of a kind's answers. */
    static String type(QuestionKind kind) {
        return switch (kind) {
            case TEXT, LONG_TEXT, CHOICE, DATE, EMAIL, PHONE, NIK, WARD, AGENCY -> "string";
            case FLAG, CONSENT -> "boolean";
            case INTEGER, RUPIAH -> "integer";
            case NUMBER -> "number";
            case PLACE, BOOKING -> "object";
            case CHOICES, FILE, GROUP -> "array";
        };
    }
}
