package id.andalan.catalog.form;

import com.networknt.schema.Schema;
import id.andalan.catalog.process.Faults;
import id.andalan.core.Bilingual;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form: its questions page by page, which of them matter for these answers, and what is wrong with answers. Read once and used by many
 * threads; answers are JSON values in Java ({@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map}) by field name.
 */
public final class Form {
    private final Bilingual title;
    private final List<FormPage> pages;
    private final Map<String, Question> questions;
    private final List<AskedWhen> conditions;
    /** Named in some condition and not required of everybody. */
    private final Set<String> conditional;

    private final AnswerCheck check;

    Form(
            Bilingual title,
            List<FormPage> pages,
            Map<String, Question> questions,
            List<AskedWhen> conditions,
            Schema schema) {
        this.title = title;
        this.pages = List.copyOf(pages);
        this.questions = new LinkedHashMap<>();
        pages.forEach(page -> page.fields().forEach(name -> {
            Question question = questions.get(name);
            if (question != null) {
                this.questions.put(name, question);
            }
        }));
        this.conditions = List.copyOf(conditions);
        this.conditional = new HashSet<>();
        conditions.forEach(condition -> conditional.addAll(condition.asked()));
        this.check = new AnswerCheck(this.questions, schema);
    }

    private Form(Form other, Map<String, Question> questions) {
        this.title = other.title;
        this.pages = other.pages;
        this.questions = questions;
        this.conditions = other.conditions;
        this.conditional = other.conditional;
        this.check = other.check;
    }

    /** The same form, which says more at some of its questions. */
    public Form noting(Map<String, Bilingual> notes) {
        Map<String, Question> noted = new LinkedHashMap<>(questions);
        notes.forEach((name, note) -> noted.computeIfPresent(name, (key, question) -> question.noting(note)));
        return notes.isEmpty() ? this : new Form(this, noted);
    }

    /**
     * The form that a JSON text says.
     *
     * @param faults is told everything that is wrong, with its line
     * @return empty when anything is
     */
    public static Optional<Form> read(String json, Faults faults) {
        return FormFile.read(json, faults);
    }

    /**
     * A form that was found sound when it was published.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Form stored(String json) {
        List<String> found = new ArrayList<>();
        return read(json, (line, code, args) -> found.add(line + " " + code))
                .orElseThrow(() -> new IllegalArgumentException("no form: " + found));
    }

    public Bilingual title() {
        return title;
    }

    /** In the order of asking. */
    public List<FormPage> pages() {
        return pages;
    }

    /** In the order of asking. */
    public Collection<Question> questions() {
        return questions.values();
    }

    public Optional<Question> find(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    public List<AskedWhen> conditions() {
        return conditions;
    }

    /** Asked only when something holds. */
    public boolean isConditional(String name) {
        return conditional.contains(name);
    }

    /** What answers are, by name and in the order of asking. */
    public Map<String, FieldType> fields() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        questions.values().forEach(question -> fields.put(question.name(), question.type()));
        return fields;
    }

    /** The questions that matter for these answers, in the order of asking. */
    public Set<String> asked(Map<String, ?> answers) {
        Map<String, Object> counted = new LinkedHashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        // A condition looks at earlier questions only: one way through is enough.
        for (String name : questions.keySet()) {
            boolean ask = !conditional.contains(name)
                    || conditions.stream()
                            .anyMatch(condition -> condition.asked().contains(name) && condition.holds(counted));
            if (ask) {
                asked.add(name);
                Object answer = answers.get(name);
                if (answer != null) {
                    counted.put(name, answer);
                }
            }
        }
        return asked;
    }

    /** What must be answered, by the form itself or by a condition that holds. */
    public Set<String> required(Map<String, ?> answers) {
        Map<String, Object> kept = kept(answers);
        Set<String> asked = asked(kept);
        Set<String> required = new LinkedHashSet<>();
        questions.values().stream()
                .filter(question -> question.required() && asked.contains(question.name()))
                .forEach(question -> required.add(question.name()));
        conditions.stream()
                .filter(condition -> condition.holds(kept))
                .forEach(condition -> required.addAll(condition.required()));
        return required;
    }

    /**
     * The answers that count: without those to questions that are not asked, and without what says nothing (null, blank texts, empty
     * lists). Names that are no questions stay, to be refused.
     */
    public Map<String, Object> kept(Map<String, ?> answers) {
        Map<String, Object> said = new LinkedHashMap<>();
        answers.forEach((name, value) -> {
            Object left = Answers.isSane(value) ? Answers.said(value) : value;
            if (left != null && !isPlaceOnly(name, left)) {
                said.put(name, left);
            }
        });
        Set<String> asked = asked(said);
        said.keySet().removeIf(name -> questions.containsKey(name) && !asked.contains(name));
        return said;
    }

    /** A booking without a time says nothing: where there is one place only, the page sends it by itself. */
    private boolean isPlaceOnly(String name, Object answer) {
        Question question = questions.get(name);
        return question != null
                && question.kind() == QuestionKind.BOOKING
                && answer instanceof Map<?, ?> booking
                && Set.of("place", "wait").containsAll(booking.keySet());
    }

    /**
     * What is wrong with the {@linkplain #kept answers that count}; one fault per answer, in the order of asking. Takes any JSON object
     * and never throws; its time is bounded by the size of the form.
     */
    public List<FormFault> validate(Map<String, ?> answers, FormWorld world) {
        if (!Answers.isSane(answers)) {
            return List.of(new FormFault("", "form.answers.large", List.of()));
        }
        return check.faults(kept(answers), world);
    }

    /** What the form begins with: its own defaults, and what the profile knows (by {@code name}, {@code phone}, {@code email}). */
    public Map<String, Object> initial(Map<String, String> profile) {
        Map<String, Object> initial = new LinkedHashMap<>();
        for (Question question : questions.values()) {
            String prefill = question.extras().prefill();
            @Nullable Object value = prefill == null ? null : profile.get(prefill);
            value = value == null ? question.extras().initial() : value;
            if (value != null) {
                initial.put(question.name(), value);
            }
        }
        return initial;
    }

    /** The way back: what answers say of who gave them, for questions that the profile would have filled in. */
    public Map<String, String> profile(Map<String, ?> answers) {
        Map<String, String> profile = new LinkedHashMap<>();
        for (Question question : questions.values()) {
            String prefill = question.extras().prefill();
            if (prefill != null && answers.get(question.name()) instanceof String text) {
                profile.putIfAbsent(prefill, text);
            }
        }
        return profile;
    }
}
