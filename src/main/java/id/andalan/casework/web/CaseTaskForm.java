package id.andalan.casework.web;

import id.andalan.casework.AnswerFiles;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseTask;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormInput;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.document.FileRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** The form that an official fills in at a task: what was typed so far, and files that came with it. */
@Component
class CaseTaskForm {
    private static final String REMOVE = "hapus";

    private final FormViews views;
    private final FormUploads uploads;
    private final AnswerFiles files;

    CaseTaskForm(FormViews views, FormUploads uploads, AnswerFiles files) {
        this.views = views;
        this.uploads = uploads;
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
                        known(actor, sheet, form, answers),
                        null),
                locale);
    }

    static Map<String, Object> read(Form form, CaseDraft draft) {
        return new FormInput(draft.sent(), CaseDraft.PREFIX).read(form.questions());
    }

    /** The files that may be named: of the case, and those that the official sent while the task could not be finished. */
    private List<FileRef> known(Actor actor, CaseFile.Sheet sheet, Form form, Map<String, Object> answers) {
        return files.ofCase(actor, sheet.application().id(), form, answers);
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
     * @param refused is told what could not be taken, at its question
     */
    CaseDraft with(
            Actor actor,
            CaseFile.Sheet sheet,
            Form form,
            CaseDraft draft,
            MultiValueMap<String, MultipartFile> came,
            List<Refusal> refused) {
        Map<String, Object> typed = read(form, draft);
        FormUploads.Taken taken = uploads.take(
                actor,
                form.questions(),
                typed,
                new FormUploads.Sent(came, CaseDraft.PREFIX),
                known(actor, sheet, form, typed));
        refused.addAll(taken.refused());
        Map<String, List<String>> sent = new LinkedHashMap<>(draft.sent());
        taken.named().forEach((input, ids) -> {
            if (ids.isEmpty()) {
                sent.remove(input);
            } else {
                sent.put(input, ids);
            }
        });
        return new CaseDraft(draft.action(), draft.task(), sent);
    }
}
