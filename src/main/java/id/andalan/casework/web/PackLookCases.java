package id.andalan.casework.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Service;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.replay.Difference;
import id.andalan.catalog.replay.PastCase;
import id.andalan.catalog.replay.ReplayTotals;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Past cases that a new version would have treated otherwise, in words. Administrators do not handle cases, so nothing that was answered or
 * decided is told here: only which answer, which step, which end.
 */
@Component
public class PackLookCases {
    private final CaseDecisions facts;
    private final DeskTexts texts;

    PackLookCases(CaseDecisions facts, DeskTexts texts) {
        this.facts = facts;
        this.texts = texts;
    }

    /**
     * A case.
     *
     * @param ends it would have ended otherwise
     * @param otherwise what would have been otherwise, a line each
     * @param later working minutes that the answer would have been promised later; negative: earlier; zero: not
     */
    public record Row(
            String number,
            PastCase.Status was,
            PastCase.Status would,
            boolean ends,
            List<String> otherwise,
            long later) {}

    List<Row> of(Service next, List<ReplayTotals.Changed> changed, Locale locale) {
        Blueprint plan = Blueprint.of(next).orElseThrow();
        return changed.stream()
                .map(one -> new Row(
                        one.id(),
                        one.was(),
                        one.would(),
                        one.was() != one.would(),
                        one.differences().stream()
                                .map(difference -> words(plan, difference, locale))
                                .filter(text -> !text.isEmpty())
                                .distinct()
                                .toList(),
                        one.longerMinutes()))
                .toList();
    }

    /** What the form calls those answers. */
    List<String> labels(Service next, Collection<String> paths, Locale locale) {
        Blueprint plan = Blueprint.of(next).orElseThrow();
        return paths.stream()
                .map(PackLookCases::field)
                .distinct()
                .filter(field -> !field.isEmpty())
                .map(field -> facts.label(plan, field, locale))
                .toList();
    }

    private String words(Blueprint plan, Difference difference, Locale locale) {
        String what = difference.what();
        return switch (difference.kind()) {
            case ANSWER ->
                what.isEmpty()
                        ? texts.text("pack.look.diff.WHOLE", locale)
                        : say("ANSWER", locale, facts.label(plan, field(what), locale));
            case DECISION -> say("DECISION", locale, facts.label(plan, what, locale));
            case STEP_GONE, STEP_NEW, OUTCOME_GONE ->
                say(difference.kind().name(), locale, step(plan.service(), what, locale));
            case STOPPED -> say("STOPPED", locale, step(plan.service(), what, locale));
            // Both have a column of their own.
            case STATUS, DUE -> "";
        };
    }

    /** Its name in this version, or in the last one that had it. */
    private String step(Service next, String node, Locale locale) {
        return IntStream.iterate(next.version(), version -> version > 0, version -> version - 1)
                .mapToObj(version -> version == next.version()
                        ? Blueprint.of(next)
                                .map(plan -> DeskTexts.node(plan, node))
                                .orElse(node)
                        : texts.task(next.code(), version, null, node, locale))
                .filter(name -> !name.equals(node))
                .findFirst()
                .orElse(node);
    }

    private String say(String kind, Locale locale, String what) {
        return texts.text("pack.look.diff." + kind, locale, what);
    }

    /** {@code anggota[2].nama} is about the question {@code anggota}. */
    static String field(String path) {
        return new FormFault(path, "", List.of()).field();
    }
}
