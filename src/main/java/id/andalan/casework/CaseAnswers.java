package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers on their way into a case: checked once more by the form, whatever way they came, with the city and the files that may be named
 * around it, and their files hung on the case.
 */
@Component
class CaseAnswers {
    private final AnswerFiles files;
    private final FormWorlds worlds;
    private final CaseSeal seal;

    CaseAnswers(AnswerFiles files, FormWorlds worlds, CaseSeal seal) {
        this.files = files;
        this.worlds = worlds;
        this.seal = seal;
    }

    /** The answers of a new application that count; {@link Refusals} at their fields when they do not fit. */
    Map<String, Object> accept(Actor actor, Blueprint plan, NewApplication what) {
        return accept(
                plan.form(),
                what.answers(),
                worlds.with(
                        files.ofNew(actor, plan.form(), what.answers(), what.draft()),
                        OwnLetters.Holder.of(what.account(), plan.form(), what.answers())));
    }

    private static Map<String, Object> accept(Form form, Map<String, Object> answers, FormWorld world) {
        Map<String, Object> kept = form.kept(answers);
        List<FormFault> faults = form.validate(kept, world);
        if (!faults.isEmpty()) {
            throw new Refusals(faults.stream().map(CaseAnswers::refusal).toList());
        }
        return kept;
    }

    /** What of a case does not fit another version's form. */
    List<FormFault> faults(Blueprint plan, Application application, Map<String, Object> facts) {
        Map<String, Object> answers = answers(plan.form(), facts);
        return plan.form()
                .validate(
                        answers,
                        worlds.with(
                                files.ofCase(application.id(), plan.form(), answers),
                                OwnLetters.Holder.of(application.applicant().account(), plan.form(), answers)));
    }

    /** Those of the facts that the form asked for. */
    private static Map<String, Object> answers(Form form, Map<String, Object> facts) {
        Map<String, Object> answers = new LinkedHashMap<>();
        form.questions().forEach(question -> {
            Object value = facts.get(question.name());
            if (value != null) {
                answers.put(question.name(), value);
            }
        });
        return answers;
    }

    private static Refusal refusal(FormFault fault) {
        Object[] words = fault.args().stream()
                .map(arg -> arg instanceof Bilingual text ? text.id() : arg)
                .toArray();
        return Refusal.at(fault.path(), fault.code(), words);
    }

    /** What changes when some answers are corrected: the whole must fit the form afterwards, and what no longer counts is emptied. */
    Map<String, Object> correct(Actor actor, Blueprint plan, Standing before, Map<String, Object> corrections) {
        Map<String, Object> facts = before.facts();
        Map<String, Object> answers = answers(plan.form(), facts);
        answers.putAll(corrections);
        Application application = before.application();
        Map<String, Object> kept = accept(
                plan.form(),
                answers,
                worlds.with(
                        files.ofCase(actor, application.id(), plan.form(), answers),
                        OwnLetters.Holder.of(application.applicant().account(), plan.form(), answers)));
        Map<String, Object> changes = new LinkedHashMap<>(kept);
        facts.keySet().stream()
                .filter(name -> plan.form().find(name).isPresent() && !kept.containsKey(name))
                .forEach(name -> changes.put(name, null));
        return changes;
    }

    /** What an official filled in at a task; nothing where it has no form, or where nothing was recorded and the case does not go on. */
    Map<String, Object> ofTask(Actor actor, Blueprint plan, CaseTask task, CaseDesk.Outcome how) {
        Form form = plan.taskForms().get(task.node());
        boolean goesOn =
                !how.outcome().equals(Handling.RETURN) && !how.outcome().equals(Handling.REFUSE);
        if (form == null || (!goesOn && form.kept(how.fields()).isEmpty())) {
            return Map.of();
        }
        return accept(form, how.fields(), worlds.with(files.ofCase(actor, task.application(), form, how.fields())));
    }

    /** Hangs the files that the answers name on the case; those that hang there already stay. */
    void attach(Actor actor, Blueprint plan, Map<String, Object> answers, @Nullable UUID draft, UUID application) {
        if (draft == null) {
            files.attach(actor, plan.form(), answers, application);
        } else {
            files.move(plan.form(), answers, draft, application);
        }
    }

    void attach(Actor actor, List<UUID> taken, UUID application) {
        files.attach(actor, taken, application);
    }

    /** Hangs the files that an official sent with a task's form on the case. */
    void attachOfTask(Actor actor, Blueprint plan, CaseTask task, Map<String, Object> fields) {
        Form form = plan.taskForms().get(task.node());
        if (form != null) {
            files.attach(actor, form, fields, task.application());
        }
    }

    /** By which earlier cases of the same person are found; null when the form does not ask for a NIK. */
    byte @Nullable [] person(Blueprint plan, Map<String, Object> answers) {
        return first(plan, answers, QuestionKind.NIK).map(seal::person).orElse(null);
    }

    @Nullable
    String ward(Blueprint plan, Map<String, Object> answers) {
        return first(plan, answers, QuestionKind.WARD).orElse(null);
    }

    private static Optional<String> first(Blueprint plan, Map<String, Object> answers, QuestionKind kind) {
        for (Question question : plan.form().questions()) {
            if (question.kind() == kind && answers.get(question.name()) instanceof String text) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
