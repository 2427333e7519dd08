package id.andalan.casework.web;

import id.andalan.casework.CaseFile;
import id.andalan.casework.StepKind;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.core.Bilingual;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The life of a case in the words of those who handle it, with names and internal remarks. */
@Component
public class CaseTimeline {
    private final DeskTexts texts;

    CaseTimeline(DeskTexts texts) {
        this.texts = texts;
    }

    /**
     * One step.
     *
     * @param task what it was about; empty for the case as a whole
     * @param note what was said; null when nothing was, or not to this reader
     */
    public record Entry(
            long id,
            Instant at,
            String icon,
            String title,
            String task,
            String who,
            boolean internal,
            @Nullable String reason,
            @Nullable String note) {}

    /** Oldest first. */
    List<Entry> of(CaseFile.Sheet sheet, Locale locale) {
        Map<UUID, String> names = texts.names(people(sheet.steps()));
        return sheet.steps().stream()
                .map(step -> entry(sheet.plan(), step, names, locale))
                .toList();
    }

    private static Set<UUID> people(Collection<CaseFile.Step> steps) {
        Set<UUID> people = new HashSet<>();
        steps.forEach(step -> {
            if (step.actor() != null) {
                people.add(step.actor());
            }
            if (step.kind() == StepKind.DELEGATED && step.outcome() != null) {
                people.add(UUID.fromString(step.outcome()));
            }
        });
        return people;
    }

    private Entry entry(Blueprint plan, CaseFile.Step step, Map<UUID, String> names, Locale locale) {
        return new Entry(
                step.id(),
                step.at(),
                icon(step),
                title(plan, step, names, locale),
                DeskTexts.node(plan, step.node()),
                who(step, names, locale),
                step.internal(),
                step.reason() == null
                        ? null
                        : plan.handling()
                                .reason(step.reason())
                                .map(reason -> reason.text().in(locale))
                                .orElse(step.reason()),
                step.note());
    }

    private String title(Blueprint plan, CaseFile.Step step, Map<UUID, String> names, Locale locale) {
        String outcome = Objects.requireNonNullElse(step.outcome(), "");
        return switch (step.kind()) {
            case DONE ->
                "".equals(step.node())
                        ? texts.text("desk.step.appeal." + outcome, locale)
                        : outcome(
                                plan, Objects.requireNonNullElse(step.node(), ""), outcome, "desk.step.done.", locale);
            case DELEGATED ->
                texts.text(
                        "desk.step.delegated",
                        locale,
                        names.getOrDefault(UUID.fromString(outcome), texts.text("desk.colleague", locale)));
            case RESERVED -> texts.text("desk.step.reserved." + outcome, locale);
            case ESCALATED -> texts.text("desk.step.escalated" + (outcome.equals("2") ? ".2" : ""), locale);
            default -> texts.text("desk.step." + step.kind().code(), locale);
        };
    }

    /** What a button says, or what the timeline says of it. */
    String outcome(Blueprint plan, String task, String word, String prefix, Locale locale) {
        return plan.outcomeName(task, word)
                .map((Bilingual name) -> name.in(locale))
                .orElseGet(() -> texts.text(prefix + known(word), locale));
    }

    private static String known(String word) {
        return switch (word) {
            case Handling.APPROVE, Handling.RETURN, Handling.REFUSE -> word;
            default -> "lain";
        };
    }

    private String who(CaseFile.Step step, Map<UUID, String> names, Locale locale) {
        UUID account = step.actor();
        if (account != null && names.containsKey(account)) {
            return names.getOrDefault(account, "");
        }
        return texts.text(
                switch (step.actorKind()) {
                    case "SYSTEM" -> "work.who.system";
                    case "API_KEY" -> "work.who.program";
                    default -> "desk.who.applicant";
                },
                locale);
    }

    private static String icon(CaseFile.Step step) {
        return switch (step.kind()) {
            case FILED -> "st-received";
            case CLAIMED, DELEGATED -> "st-assigned";
            case RELEASED -> "undo";
            case DONE ->
                Handling.REFUSE.equals(step.outcome())
                        ? "st-rejected"
                        : Handling.RETURN.equals(step.outcome()) ? "st-returned" : "check";
            case ANSWERED, APPEALED -> "message";
            case ASKED, REMINDED -> "st-waiting";
            case RESUMED -> "play";
            case NOTIFIED -> "bell";
            case RESERVED -> "calendar";
            case DECIDED -> "list";
            case ORDERED -> "print";
            case ISSUED -> "shield";
            case PAID -> "check-circle";
            case TIMED, WARNED -> "clock";
            case ESCALATED -> "alert";
            case COMMENTED -> "note";
            case TAKEN_OVER -> "refresh";
            case WITHDRAWN, LAPSED -> "st-closed";
            case GRANTED -> "st-resolved";
            case REFUSED, REVOKED -> "st-rejected";
        };
    }
}
