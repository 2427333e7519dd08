package id.andalan.catalog;

import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.document.template.Template;
import id.andalan.document.template.Use;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every placeholder of the document is a fact that can be printed so. */
final class DocumentCheck {
    private static final Map<QuestionKind, Set<String>> PARTS = Map.of(
            QuestionKind.PLACE, Set.of("lat", "lon"),
            QuestionKind.BOOKING, Set.of("place", "from", "to", "equipment"));

    private final Blueprint blueprint;
    private final Map<String, KnownFact> facts;
    private final FolderFaults faults;

    DocumentCheck(Blueprint blueprint, Map<String, KnownFact> facts, FolderFaults faults) {
        this.blueprint = blueprint;
        this.facts = facts;
        this.faults = faults;
    }

    void check() {
        Template template = blueprint.template();
        if (template != null) {
            template.uses().forEach(this::use);
            template.asked().forEach(this::asked);
        }
    }

    /** What a condition compares could be so; whether there is such a fact is told by its use. */
    private void asked(Template.Asked one) {
        Condition.parse(one.condition())
                .ifPresent(condition -> condition.comparisons().forEach(comparison -> {
                    KnownFact fact = fact(comparison.field(), one.group());
                    if (fact != null && !fact.fits(comparison)) {
                        faults.add(
                                BlueprintPart.DOCUMENT,
                                one.line(),
                                "pack.blueprint.compare",
                                comparison.field(),
                                comparison.value().toString(),
                                fact.said());
                    }
                }));
    }

    private @Nullable KnownFact fact(String name, @Nullable String group) {
        KnownFact around = group == null ? null : facts.get(group);
        FieldType inner = around == null || around.field() == null
                ? null
                : around.field().fields().get(name);
        return inner == null || around == null ? facts.get(name) : KnownFact.asked(name, inner, around.file());
    }

    private void use(Use use) {
        FieldType inner = inGroup(use);
        KnownFact fact = facts.get(use.name());
        FieldType field = inner == null && fact != null ? fact.field() : inner;
        FieldType.Feel feel = inner != null ? inner.feel() : fact == null ? null : fact.feel();
        String how = use.how() == null ? "" : use.how();
        if (feel == null) {
            add(use, "pack.blueprint.fact", use.name(), String.join(", ", facts.keySet()));
        } else if (how.equals("each")) {
            need(use, field != null && field.kind() == QuestionKind.GROUP, "pack.blueprint.each", use.name());
        } else if (!how.equals("if")) {
            need(use, hasPart(field, use.part()), "pack.blueprint.part", use.name(), String.valueOf(use.part()));
            need(use, fits(how, feel, field, use.part()), "pack.blueprint.filter", use.name(), how);
        }
    }

    private @Nullable FieldType inGroup(Use use) {
        KnownFact group = use.group() == null ? null : facts.get(use.group());
        FieldType field = group == null ? null : group.field();
        return field == null ? null : field.fields().get(use.name());
    }

    private static boolean hasPart(@Nullable FieldType field, @Nullable String part) {
        Set<String> parts = field == null ? Set.of() : PARTS.getOrDefault(field.kind(), Set.of());
        return part == null || parts.contains(part);
    }

    private static boolean fits(String how, FieldType.Feel feel, @Nullable FieldType field, @Nullable String part) {
        QuestionKind kind = field == null ? null : field.kind();
        return switch (how) {
            case "date", "time" -> feel == FieldType.Feel.DATE || kind == QuestionKind.BOOKING;
            case "rupiah", "words" -> feel == FieldType.Feel.NUMBER;
            // What a decision gives may be the code of a ward.
            case "ward", "district" -> kind == QuestionKind.WARD || (kind == null && feel == FieldType.Feel.TEXT);
            case "label" ->
                switch (kind) {
                    case CHOICE, CHOICES, AGENCY -> true;
                    case BOOKING -> "place".equals(part) || "equipment".equals(part);
                    case null, default -> false;
                };
            default -> kind != QuestionKind.FILE && kind != QuestionKind.GROUP;
        };
    }

    private void need(Use use, boolean right, String code, Object... args) {
        if (!right) {
            add(use, code, args);
        }
    }

    private void add(Use use, String code, Object... args) {
        faults.add(BlueprintPart.DOCUMENT, use.line(), code, args);
    }
}
