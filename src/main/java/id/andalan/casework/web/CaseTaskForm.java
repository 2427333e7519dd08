package id.andalan.casework.web;

import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseTask;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.document.FileRef;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** The form that an official fills in at a task: what was typed so far, and files that came with it. */
@Component
class CaseTaskForm {
    private static final String UPLOAD = ".baru";
    private static final String REMOVE = "hapus";

    private final FormViews views;
    private final Files files;

    CaseTaskForm(FormViews views, Files files) {
        this.views = views;
        this.files = files;
    }

    static @Nullable Form of(CaseFile.Sheet sheet, CaseTask task) {
        return task.kind() == CaseTask.Kind.WORK ? sheet.plan().taskForms().get(task.node()) : null;
    }

    /** What was typed; the first time what an earlier round of the same task left. */
    FormView view(
            Actor actor,
            CaseFile.Sheet sheet,
            CaseTask task,
            Form form,
            CaseDraft draft,
            Faults faults,
            Locale locale) {
        boolean again = draft.is("selesai", task.id());
        Map<String, Object> answers = new LinkedHashMap<>();
        if (again) {
            answers.putAll(read(form, draft));
        } else {
            answers.putAll(form.initial(Map.of()));
            form.questions().forEach(question -> {
                Object before = sheet.facts().get(question.name());
                if (before != null) {
                    answers.put(question.name(), before);
                }
            });
        }
        return views.view(
                form,
                form.questions(),
                new FormViews.Shown(
                        answers,
                        again ? faults : Faults.NONE,
                        CaseDraft.PREFIX,
                        known(actor, form, answers),
                        "/berkas/"),
                locale);
    }

    static Map<String, Object> read(Form form, CaseDraft draft) {
        return new FormInput(draft.sent(), CaseDraft.PREFIX).read(form.questions());
    }

    private List<FileRef> known(Actor actor, Form form, Map<String, Object> answers) {
        List<FileRef> known = new ArrayList<>();
        form.questions().stream()
                .filter(question -> question.kind() == QuestionKind.FILE)
                .map(question -> answers.get(question.name()))
                .filter(List.class::isInstance)
                .flatMap(value -> ((List<?>) value).stream())
                .forEach(name -> find(actor, String.valueOf(name)).ifPresent(known::add));
        return known;
    }

    private Optional<FileRef> find(Actor actor, String name) {
        try {
            return Optional.of(files.get(actor, UUID.fromString(name), null));
        } catch (NotFound | IllegalArgumentException gone) {
            return Optional.empty();
        }
    }

    /** The button that takes a file away again was pressed; nothing else is done. */
    static boolean isRemoval(CaseDraft draft) {
        return !draft.value(REMOVE).isEmpty();
    }

    /** Without the file that was taken away. */
    static CaseDraft without(CaseDraft draft) {
        String what = draft.value(REMOVE);
        int colon = what.indexOf(':');
        Map<String, List<String>> sent = new LinkedHashMap<>(draft.sent());
        sent.remove(REMOVE);
        if (colon > 0) {
            sent.computeIfPresent(
                    what.substring(0, colon),
                    (name, values) -> values.stream()
                            .filter(value -> !value.equals(what.substring(colon + 1)))
                            .toList());
        }
        return new CaseDraft(draft.action(), draft.task(), sent);
    }

    /**
     * With the files that came along, taken in: slow, so outside the transaction of the step.
     *
     * @param refused is told what could not be taken, at its input
     */
    CaseDraft with(
            Actor actor, Form form, CaseDraft draft, MultiValueMap<String, MultipartFile> came, List<Refusal> refused) {
        Map<String, List<String>> sent = new LinkedHashMap<>(draft.sent());
        for (Question question : form.questions()) {
            String name = CaseDraft.PREFIX + question.name();
            if (question.kind() != QuestionKind.FILE || !came.containsKey(name + UPLOAD)) {
                continue;
            }
            List<String> ids = new ArrayList<>(sent.getOrDefault(name, List.of()));
            for (MultipartFile file : came.getOrDefault(name + UPLOAD, List.of())) {
                if (!file.isEmpty() && ids.size() < question.bounds().most(QuestionKind.FILE)) {
                    try {
                        ids.add(take(actor, question, file).id().toString());
                    } catch (Refusal refusal) {
                        refused.add(Refusal.at(question.name(), refusal.code(), refusal.args()));
                    }
                }
            }
            sent.put(name, ids);
        }
        return new CaseDraft(draft.action(), draft.task(), sent);
    }

    private FileRef take(Actor actor, Question question, MultipartFile file) {
        Set<FileType> allowed = question.files().types().stream()
                .map(FileType::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        String name = file.getOriginalFilename();
        try (InputStream bytes = file.getInputStream()) {
            return files.take(actor, name == null ? "" : name, bytes, allowed, (int)
                    question.files().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
