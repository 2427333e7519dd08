package id.andalan.casework.web;

import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseInbox;
import id.andalan.casework.CaseTask;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Form;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.web.Faults;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tasks of a case with what the reader can do about them now. */
@Component
public class CaseTasks {
    private final CaseFile files;
    private final CaseInbox inbox;
    private final CaseTimeline words;
    private final CaseTaskForm forms;
    private final DeskTexts texts;

    CaseTasks(CaseFile files, CaseInbox inbox, CaseTimeline words, CaseTaskForm forms, DeskTexts texts) {
        this.files = files;
        this.inbox = inbox;
        this.words = words;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * An open task.
     *
     * @param officer who took it; null while it is free
     * @param desk name of the agency on whose desk it lies, where that is not the case's own; else null
     * @param here it lies on the desk of the reader's agency
     * @param mine the reader took it, or stands in for who did
     * @param acts the reader may do it now; else {@code against} may say why not
     * @param form what the official fills in; null when nothing is asked
     */
    public record Shown(
            CaseTask task,
            String name,
            String role,
            @Nullable String officer,
            @Nullable String desk,
            boolean here,
            boolean mine,
            boolean acts,
            @Nullable String against,
            DeskTexts.Due due,
            List<String> checklist,
            List<Button> outcomes,
            @Nullable FormView form) {
        public boolean free() {
            return task.assignee() == null;
        }

        public boolean isWork() {
            return task.kind() == CaseTask.Kind.WORK;
        }

        public boolean isAppeal() {
            return task.kind() == CaseTask.Kind.APPEAL;
        }

        public boolean isPayment() {
            return task.kind() == CaseTask.Kind.PAYMENT;
        }

        /** The id of an input of this task. */
        public String at(String name) {
            return CaseDraft.at(name, task.id());
        }
    }

    /** A word with which the task can end. */
    public record Button(String word, String label) {}

    /** @param typed what was sent when it could not be done */
    List<Shown> of(Actor actor, CaseFile.Sheet sheet, Typed typed, Locale locale) {
        Map<UUID, String> names = texts.names(sheet.tasks().stream()
                .map(CaseTask::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Set<UUID> absent = inbox.standsInFor(actor);
        return sheet.tasks().stream()
                .map(task -> shown(actor, sheet, task, new Around(names, absent, typed), locale))
                .toList();
    }

    /** What was sent, and what was wrong with it. */
    record Typed(CaseDraft draft, Faults faults) {}

    /** @param absent for whom the reader stands in */
    private record Around(Map<UUID, String> names, Set<UUID> absent, Typed typed) {}

    private Shown shown(Actor actor, CaseFile.Sheet sheet, CaseTask task, Around around, Locale locale) {
        Blueprint plan = sheet.plan();
        UUID has = task.assignee();
        boolean mine = has != null && (has.equals(actor.id()) || around.absent.contains(has));
        boolean here = sheet.handles() && task.agency().equals(actor.agency());
        boolean handles = here && (task.kind().isWork() || task.kind() == CaseTask.Kind.PAYMENT);
        String against = handles ? files.against(actor, sheet, task).orElse(null) : null;
        boolean others = has != null && !mine && !actor.is(Role.AGENCY_HEAD);
        boolean work = task.kind() == CaseTask.Kind.WORK;
        return new Shown(
                task,
                name(plan, task, locale),
                texts.text("desk.role." + role(task), locale),
                has == null ? null : around.names.getOrDefault(has, "API"),
                task.agency().equals(sheet.application().agency()) ? null : texts.agency(task.agency(), locale),
                here,
                mine,
                handles && against == null && !others,
                against == null ? null : texts.text(against, locale),
                task.waitsForApplicant() ? DeskTexts.Due.NONE : texts.due(task.due()),
                plan.handling().task(task.node()).checklist().stream()
                        .map(point -> point.in(locale))
                        .toList(),
                work ? buttons(plan, task.node(), locale) : List.of(),
                form(actor, sheet, task, around.typed, locale));
    }

    private @Nullable FormView form(Actor actor, CaseFile.Sheet sheet, CaseTask task, Typed typed, Locale locale) {
        Form form = sheet.handles() && task.agency().equals(actor.agency()) ? CaseTaskForm.of(sheet, task) : null;
        return form == null ? null : forms.view(actor, sheet, task, form, typed.draft, typed.faults, locale);
    }

    private String name(Blueprint plan, CaseTask task, Locale locale) {
        return task.kind() == CaseTask.Kind.APPEAL
                ? texts.text("desk.task.appeal", locale)
                : DeskTexts.node(plan, task.node());
    }

    private static String role(CaseTask task) {
        return switch (task.kind()) {
            case APPEAL -> "head";
            case WORK ->
                switch (task.role()) {
                    case "officer", "verifier", "inspector", "head" -> task.role();
                    default -> "officer";
                };
            case APPLICANT, ASK, PAYMENT -> "applicant";
            case DOCUMENT -> "document";
        };
    }

    private List<Button> buttons(Blueprint plan, String task, Locale locale) {
        return plan.outcomes(task).stream()
                .map(word -> new Button(word, words.outcome(plan, task, word, "desk.outcome.", locale)))
                .toList();
    }
}
