package id.andalan.casework;

import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.document.FileRef;
import id.andalan.document.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The files that answers may name: those that hang on the draft or the case already, and those that the sender has sent and that hang
 * on nothing yet. Looked at before the answers are taken, so that what is wrong is said at its field; the moving and attaching itself,
 * in the transaction of the command, once more takes nothing else.
 */
@Component
public class AnswerFiles {
    private final Files files;

    AnswerFiles(Files files) {
        this.files = files;
    }

    /** For an application that is filed: of its draft, or without one what its sender has sent beforehand. */
    List<FileRef> ofNew(Actor actor, Form form, Map<String, Object> answers, @Nullable UUID draft) {
        Set<UUID> named = named(form.questions(), answers);
        if (named.isEmpty()) {
            return List.of();
        }
        return draft == null ? files.own(actor, named) : files.list(Draft.SUBJECT, draft);
    }

    /** For answers about a case: everything that hangs on it, and what the actor has just sent for it. */
    public List<FileRef> ofCase(Actor actor, UUID application, Form form, Map<String, Object> answers) {
        Set<UUID> named = named(form.questions(), answers);
        if (named.isEmpty()) {
            return List.of();
        }
        List<FileRef> usable = new ArrayList<>(files.list(Application.SUBJECT, application));
        usable.forEach(file -> named.remove(file.id()));
        usable.addAll(files.own(actor, named));
        return usable;
    }

    /** What hangs on a case, for answers that were given long ago. */
    List<FileRef> ofCase(UUID application, Form form, Map<String, Object> answers) {
        return named(form.questions(), answers).isEmpty() ? List.of() : files.list(Application.SUBJECT, application);
    }

    /** Hands the files that the answers name over from the draft to what it became. */
    void move(Form form, Map<String, Object> answers, UUID draft, UUID application) {
        files.move(named(form.questions(), answers), Draft.SUBJECT, draft, Application.SUBJECT, application);
    }

    /** Hangs the files that the answers name on the case; those that hang there already stay. */
    void attach(Actor actor, Form form, Map<String, Object> answers, UUID application) {
        attach(actor, named(form.questions(), answers), application);
    }

    void attach(Actor actor, Collection<UUID> taken, UUID application) {
        files.attach(actor, taken, Application.SUBJECT, application);
    }

    /** Every id among the names of files; what is no id is no file, and the form says so. */
    private static Set<UUID> named(Collection<Question> questions, Map<?, ?> answers) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Question question : questions) {
            if (!(answers.get(question.name()) instanceof List<?> several)) {
                continue;
            }
            if (question.kind() == QuestionKind.FILE) {
                several.forEach(name -> id(name).ifPresent(ids::add));
            } else if (question.kind() == QuestionKind.GROUP) {
                several.forEach(member -> {
                    if (member instanceof Map<?, ?> fields) {
                        ids.addAll(named(question.questions(), fields));
                    }
                });
            }
        }
        return ids;
    }

    private static Optional<UUID> id(@Nullable Object name) {
        try {
            return name instanceof String text ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
