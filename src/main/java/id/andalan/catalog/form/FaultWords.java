package id.andalan.catalog.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which text says what a keyword of the schema found wrong with the answer to a question. */
final class FaultWords {
    private FaultWords() {}

    static FormFault of(Question question, String path, String keyword) {
        Bounds bounds = question.bounds();
        return switch (keyword) {
            case "required" -> missing(question, path);
            case "minLength" -> fault(question, path, "form.short", bounds.minLength());
            case "maxLength" -> fault(question, path, "form.long", bounds.longest(question.kind()));
            case "pattern" -> fault(question, path, "form.pattern", question.hint());
            case "minimum" -> fault(question, path, "form.minimum", bounds.minimum());
            case "maximum" -> fault(question, path, "form.maximum", bounds.maximum());
            case "multipleOf" -> fault(question, path, "form.step", bounds.step());
            case "minItems" -> fault(question, path, "form.few." + several(question), bounds.fewest());
            case "maxItems" -> fault(question, path, "form.many." + several(question), bounds.most(question.kind()));
            case "uniqueItems" -> fault(question, path, "form.twice");
            default -> wrong(question, path);
        };
    }

    /** Not answered, though it must be. */
    static FormFault missing(Question question, String path) {
        String way = switch (question.kind()) {
            case CHOICE, CHOICES, FLAG, WARD, AGENCY -> "choose";
            case CONSENT -> "consent";
            case FILE -> "file";
            case PLACE -> "place";
            case BOOKING -> "booking";
            case GROUP -> "group";
            default -> "fill";
        };
        return fault(question, path, "form.required." + way);
    }

    /** Not what the kind of question takes at all. */
    static FormFault wrong(Question question, String path) {
        String code = "form.wrong." + question.kind().code();
        return question.kind() == QuestionKind.FILE
                ? fault(question, path, code, types(question), question.files().megabytes())
                : fault(question, path, code);
    }

    static FormFault fault(Question question, String path, String code, @Nullable Object... args) {
        List<Object> all = new ArrayList<>();
        all.add(question.label());
        for (Object arg : args) {
            all.add(arg == null ? "" : arg);
        }
        return new FormFault(path, code, all);
    }

    private static String types(Question question) {
        return String.join(", ", question.files().types()).toUpperCase(Locale.ROOT);
    }

    private static String several(Question question) {
        return switch (question.kind()) {
            case FILE -> "files";
            case GROUP -> "members";
            default -> "choices";
        };
    }
}
