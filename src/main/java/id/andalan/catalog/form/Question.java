package id.andalan.catalog.form;

import id.andalan.core.Bilingual;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param name of its answer; for a question inside a group the name within a member
 * @param hint help under the label
 * @param required must be answered whenever it is asked, by the form itself; a condition may require it too
 * @param options of {@code CHOICE} and {@code CHOICES}
 * @param questions of a {@code GROUP}
 * @param extras what only some kinds have
 * @param line of the file; 0 in a form that was stored
 */
public record Question(
        String name,
        QuestionKind kind,
        Bilingual label,
        @Nullable Bilingual hint,
        boolean required,
        Bounds bounds,
        List<Option> options,
        List<Question> questions,
        Extras extras,
        int line) {

    /**
     * What only some kinds have; null for the others.
     *
     * @param files of {@code FILE}
     * @param item of {@code GROUP}
     * @param booking of {@code BOOKING}: the group of places
     * @param prefill {@code name}, {@code phone} or {@code email} of the profile fills it in
     * @param initial the answer it begins with, as JSON
     * @param agencies of {@code AGENCY}: the kinds of agencies to choose from, as the pack writes them; empty: all
     * @param letter of {@code TEXT}: the service whose letters it takes the number of, valid ones of the applicant
     */
    public record Extras(
            @Nullable FileRule files,
            @Nullable ItemWords item,
            @Nullable String booking,
            @Nullable String prefill,
            @Nullable Object initial,
            List<String> agencies,
            @Nullable String letter) {
        public static final Extras NONE = new Extras(null, null, null, null, null, List.of(), null);
    }

    /** The rule of its files; of a question for something else the ordinary one. */
    public FileRule files() {
        return extras.files() == null ? FileRule.ORDINARY : extras.files();
    }

    public Optional<Question> find(String inner) {
        return questions.stream().filter(one -> one.name.equals(inner)).findFirst();
    }

    /** The label of an option, for people; empty for a value that is none. */
    public Optional<Option> option(Object value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst();
    }

    /** The same question with more in its hint. */
    Question noting(Bilingual note) {
        Bilingual said = hint == null ? note : new Bilingual(hint.id() + " " + note.id(), hint.en() + " " + note.en());
        return new Question(name, kind, label, said, required, bounds, options, questions, extras, line);
    }

    FieldType type() {
        java.util.Map<String, FieldType> inner = new java.util.LinkedHashMap<>();
        questions.forEach(one -> inner.put(one.name, one.type()));
        return new FieldType(kind, options.stream().map(Option::value).toList(), inner, line);
    }
}
