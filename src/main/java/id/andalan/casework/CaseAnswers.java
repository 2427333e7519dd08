package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.form.FileRule;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.document.Files;
import id.andalan.region.City;
import id.andalan.region.RegionLevel;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers on their way into a case: checked once more by the form, whatever way they came, and their files hung on it. */
@Component
class CaseAnswers implements FormWorld {
    static final String SUBJECT = "application";
    static final String DRAFT = "draft";

    private final Files files;
    private final Regions regions;
    private final City city;
    private final CaseSeal seal;
    private final Clock clock;

    CaseAnswers(Files files, Regions regions, City city, CaseSeal seal, Clock clock) {
        this.files = files;
        this.regions = regions;
        this.city = city;
        this.seal = seal;
        this.clock = clock;
    }

    /** The answers that count; {@link Refusals} at their fields when they do not fit. */
    Map<String, Object> accept(Blueprint plan, Map<String, Object> answers) {
        return accept(plan.form(), answers);
    }

    private Map<String, Object> accept(Form form, Map<String, Object> answers) {
        Map<String, Object> kept = form.kept(answers);
        List<FormFault> faults = form.validate(kept, this);
        if (!faults.isEmpty()) {
            throw new Refusals(faults.stream().map(CaseAnswers::refusal).toList());
        }
        return kept;
    }

    /** What does not fit another version's form. */
    List<FormFault> faults(Blueprint plan, Map<String, Object> facts) {
        Map<String, Object> answers = new LinkedHashMap<>();
        plan.form().questions().forEach(question -> {
            Object value = facts.get(question.name());
            if (value != null) {
                answers.put(question.name(), value);
            }
        });
        return plan.form().validate(answers, this);
    }

    private static Refusal refusal(FormFault fault) {
        Object[] words = fault.args().stream()
                .map(arg -> arg instanceof Bilingual text ? text.id() : arg)
                .toArray();
        return Refusal.at(fault.path(), fault.code(), words);
    }

    /** What changes when some answers are corrected: the whole must fit the form afterwards, and what no longer counts is emptied. */
    Map<String, Object> correct(Blueprint plan, Map<String, Object> facts, Map<String, Object> corrections) {
        Map<String, Object> answers = new LinkedHashMap<>();
        plan.form().questions().forEach(question -> {
            Object value = facts.get(question.name());
            if (value != null) {
                answers.put(question.name(), value);
            }
        });
        answers.putAll(corrections);
        Map<String, Object> kept = accept(plan, answers);
        Map<String, Object> changes = new LinkedHashMap<>(kept);
        facts.keySet().stream()
                .filter(name -> plan.form().find(name).isPresent() && !kept.containsKey(name))
                .forEach(name -> changes.put(name, null));
        return changes;
    }

    /** What an official filled in at a task; nothing where it has no form, or where nothing was recorded and the case does not go on. */
    Map<String, Object> ofTask(Blueprint plan, String task, CaseDesk.Outcome how) {
        Form form = plan.taskForms().get(task);
        boolean goesOn =
                !how.outcome().equals(Handling.RETURN) && !how.outcome().equals(Handling.REFUSE);
        if (form == null || (!goesOn && form.kept(how.fields()).isEmpty())) {
            return Map.of();
        }
        return accept(form, how.fields());
    }

    /** Hangs the files that the answers name on the case; those that hang there already stay. */
    void attach(Actor actor, Blueprint plan, Map<String, Object> answers, @Nullable UUID draft, UUID application) {
        Set<UUID> ids = filesOf(plan.form(), answers);
        if (draft == null) {
            files.attach(actor, ids, SUBJECT, application);
        } else {
            files.move(ids, DRAFT, draft, SUBJECT, application);
        }
    }

    void attach(Actor actor, List<UUID> taken, UUID application) {
        files.attach(actor, taken, SUBJECT, application);
    }

    /** Hangs the files that an official sent with a task's form on the case. */
    void attachOfTask(Actor actor, Blueprint plan, String task, Map<String, Object> fields, UUID application) {
        Form form = plan.taskForms().get(task);
        if (form != null) {
            files.attach(actor, filesOf(form, fields), SUBJECT, application);
        }
    }

    private static Set<UUID> filesOf(Form form, Map<String, Object> answers) {
        Set<UUID> ids = new java.util.LinkedHashSet<>();
        for (Question question : form.questions()) {
            collect(question, answers.get(question.name()), ids);
        }
        return ids;
    }

    private static void collect(Question question, @Nullable Object value, Set<UUID> ids) {
        if (question.kind() == QuestionKind.FILE && value instanceof List<?> names) {
            names.forEach(name -> ids.add(UUID.fromString(name.toString())));
        } else if (question.kind() == QuestionKind.GROUP && value instanceof List<?> members) {
            members.forEach(member -> {
                if (member instanceof Map<?, ?> fields) {
                    question.questions().forEach(inner -> collect(inner, fields.get(inner.name()), ids));
                }
            });
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

    private static java.util.Optional<String> first(Blueprint plan, Map<String, Object> answers, QuestionKind kind) {
        List<String> found = new ArrayList<>();
        for (Question question : plan.form().questions()) {
            if (question.kind() == kind && answers.get(question.name()) instanceof String text) {
                found.add(text);
            }
        }
        return found.stream().findFirst();
    }

    @Override
    public LocalDate today() {
        return city.dateAt(clock.instant());
    }

    @Override
    public boolean isWard(String code) {
        return regions.find(code, today())
                .filter(region -> region.level() == RegionLevel.WARD)
                .isPresent();
    }

    @Override
    public boolean isInCity(double lat, double lon) {
        try {
            return regions.locate(lat, lon).offshoreMeters() >= 0;
        } catch (Refusal outside) {
            return false;
        }
    }

    /** That the file is this applicant's is seen when it is hung on the case, in the same transaction. */
    @Override
    public boolean isFile(String reference, FileRule rule) {
        try {
            return UUID.fromString(reference).toString().equalsIgnoreCase(reference);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** That it is free is seen when it is reserved. */
    @Override
    public boolean isBookable(String group, String place) {
        return !place.isBlank();
    }
}
