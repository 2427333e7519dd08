package id.andalan.casework.web;

import id.andalan.casework.ApplyStep;
import id.andalan.casework.ApplyTrip;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Takes what a page of the form sends: the answers as typed, the files, a member of a group added or taken away. */
@Component
class ApplyInput {
    /** Which questions the page showed, so that one that it did not keeps its answer. */
    static final String SHOWN = "_asked";

    static final String ADD = "tambah";
    static final String REMOVE = "hapus";

    private final Drafts drafts;
    private final FormUploads uploads;

    ApplyInput(Drafts drafts, FormUploads uploads) {
        this.drafts = drafts;
        this.uploads = uploads;
    }

    /** What a browser sent. */
    record Sent(MultiValueMap<String, String> texts, MultiValueMap<String, MultipartFile> files) {}

    /**
     * What came of it.
     *
     * @param shown names of the questions that the page had
     * @param refused what is wrong with files, at their inputs
     * @param changed the input at which something was added or taken away; empty when it was not that button
     */
    record Taken(Draft draft, Set<String> shown, List<Refusal> refused, String changed) {}

    /** Keeps what was sent in the draft, right or wrong; says what could not be taken. */
    Taken take(Actor actor, ApplyTrip trip, ApplyStep step, Sent sent) {
        Set<String> shown =
                Set.copyOf(Optional.ofNullable(sent.texts.get(SHOWN)).orElse(List.of()));
        List<Question> questions = step.questions().stream()
                .filter(question -> shown.contains(question.name()))
                .toList();
        Map<String, Object> typed = new FormInput(sent.texts, "").read(questions);
        FormUploads.Taken files =
                uploads.take(actor, questions, typed, new FormUploads.Sent(sent.files, ""), trip.files());
        if (!files.ids().isEmpty()) {
            drafts.attach(actor, trip.link(), files.ids());
        }
        String changed = change(questions, typed, sent.texts);
        Draft draft = drafts.change(actor, trip.link(), before -> {
            Map<String, Object> answers = new LinkedHashMap<>(before.content().answers());
            questions.forEach(question -> answers.remove(question.name()));
            answers.putAll(typed);
            return with(before, answers);
        });
        return new Taken(draft, shown, files.refused(), changed);
    }

    private static Draft with(Draft draft, Map<String, Object> answers) {
        return new Draft(
                draft.id(),
                draft.link(),
                draft.service(),
                draft.version(),
                draft.account(),
                draft.content().answers(answers),
                draft.changedAt(),
                draft.expiresAt());
    }

    /** {@code tambah=anggota}, {@code hapus=anggota[1]}, {@code hapus=ktp:<file>}: where something changed. */
    static String change(List<Question> questions, Map<String, Object> typed, MultiValueMap<String, String> texts) {
        String add = texts.getFirst(ADD);
        for (Question group : questions) {
            if (group.name().equals(add) && group.kind() == QuestionKind.GROUP) {
                List<Object> members = members(typed, group.name());
                members.add(new LinkedHashMap<String, Object>());
                typed.put(group.name(), members);
                return group.name() + "[" + (members.size() - 1) + "]";
            }
        }
        String remove = texts.getFirst(REMOVE);
        return remove == null ? "" : remove(questions, typed, remove);
    }

    private static List<Object> members(Map<String, Object> typed, String name) {
        return typed.get(name) instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    private static String remove(List<Question> questions, Map<String, Object> typed, String what) {
        FormFault at = new FormFault(what.replaceFirst(":.*", ""), "", List.of());
        if (questions.stream().noneMatch(question -> question.name().equals(at.field()))) {
            return "";
        }
        int colon = what.indexOf(':');
        if (colon > 0) {
            typed.computeIfPresent(at.field(), (name, value) -> without(value, what.substring(colon + 1)));
            return at.field();
        }
        List<Object> members = members(typed, at.field());
        for (int i = 0; i < members.size(); i++) {
            if (what.equals(at.field() + "[" + i + "]")) {
                members.remove(i);
                typed.put(at.field(), members);
                return at.field();
            }
        }
        return "";
    }

    /** An answer without a reference, wherever in it that stands. */
    private static Object without(Object value, String reference) {
        return switch (value) {
            case List<?> list ->
                list.stream()
                        .filter(one -> !reference.equals(one))
                        .map(one -> without(one, reference))
                        .collect(Collectors.toCollection(ArrayList::new));
            case Map<?, ?> map -> {
                Map<String, Object> left = new LinkedHashMap<>();
                map.forEach((key, one) -> left.put(String.valueOf(key), without(one, reference)));
                yield left;
            }
            default -> value;
        };
    }
}
