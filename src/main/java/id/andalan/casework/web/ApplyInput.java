package id.andalan.casework.web;

import id.andalan.casework.ApplyStep;
import id.andalan.casework.ApplyTrip;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.catalog.form.FileRule;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.document.FileRef;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private static final String UPLOAD = ".baru";

    private final Drafts drafts;
    private final Files files;

    ApplyInput(Drafts drafts, Files files) {
        this.drafts = drafts;
        this.files = files;
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
        List<Refusal> refused = new ArrayList<>();
        List<UUID> taken = new ArrayList<>();
        Set<String> known = new HashSet<>(
                trip.files().stream().map(file -> file.id().toString()).toList());
        for (Question question : questions) {
            upload(question, typed, new Uploads(actor, sent.files, known, taken, refused));
        }
        if (!taken.isEmpty()) {
            drafts.attach(actor, trip.link(), taken);
        }
        String changed = change(questions, typed, sent.texts);
        Draft draft = drafts.change(actor, trip.link(), before -> {
            Map<String, Object> answers = new LinkedHashMap<>(before.content().answers());
            questions.forEach(question -> answers.remove(question.name()));
            answers.putAll(typed);
            return with(before, answers);
        });
        return new Taken(draft, shown, refused, changed);
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

    /** Takes the files of one page. {@code known} may be named in answers, {@code taken} are new. */
    private record Uploads(
            Actor actor,
            MultiValueMap<String, MultipartFile> sent,
            Set<String> known,
            List<UUID> taken,
            List<Refusal> refused) {}

    @SuppressWarnings("unchecked") // FormInput makes members as maps
    private void upload(Question question, Map<String, Object> answers, Uploads uploads) {
        if (question.kind() == QuestionKind.FILE) {
            answer(question, question.name(), answers, uploads);
        } else if (question.kind() == QuestionKind.GROUP && answers.get(question.name()) instanceof List<?> members) {
            for (int i = 0; i < members.size(); i++) {
                for (Question inner : question.questions()) {
                    if (inner.kind() == QuestionKind.FILE && members.get(i) instanceof Map<?, ?> member) {
                        answer(
                                inner,
                                question.name() + "[" + i + "]." + inner.name(),
                                (Map<String, Object>) member,
                                uploads);
                    }
                }
            }
        }
    }

    private void answer(Question question, String path, Map<String, Object> answers, Uploads uploads) {
        List<Object> references = new ArrayList<>();
        if (answers.get(question.name()) instanceof List<?> before) {
            before.stream().filter(uploads.known::contains).forEach(references::add);
        }
        List<MultipartFile> sent = uploads.sent.getOrDefault(path + UPLOAD, List.of()).stream()
                .filter(file -> !file.isEmpty())
                .toList();
        int most = question.bounds().most(QuestionKind.FILE);
        if (references.size() + sent.size() > most) {
            uploads.refused.add(Refusal.at(path, "apply.files.many", most));
            sent = List.of();
        }
        for (MultipartFile file : sent) {
            try {
                FileRef kept = take(uploads.actor, file, question.files());
                uploads.taken.add(kept.id());
                references.add(kept.id().toString());
            } catch (Refusal refusal) {
                uploads.refused.add(Refusal.at(path, refusal.code(), refusal.args()));
            }
        }
        answers.remove(question.name());
        if (!references.isEmpty()) {
            answers.put(question.name(), references);
        }
    }

    private FileRef take(Actor actor, MultipartFile file, FileRule rule) {
        Set<FileType> allowed = rule.types().stream()
                .map(FileType::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        String name = file.getOriginalFilename();
        try (InputStream bytes = file.getInputStream()) {
            return files.take(actor, name == null ? "" : name, bytes, allowed, (int) rule.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code tambah=anggota}, {@code hapus=anggota[1]}, {@code hapus=ktp:<file>}: where something changed. */
    private static String change(
            List<Question> questions, Map<String, Object> typed, MultiValueMap<String, String> texts) {
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
