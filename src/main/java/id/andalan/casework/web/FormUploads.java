package id.andalan.casework.web;

import id.andalan.catalog.form.FileRule;
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
import java.util.Collection;
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

/** Takes the files that a page of a form sends, and names them in the answers. */
@Component
class FormUploads {
    private static final String UPLOAD = ".baru";

    private final Files files;

    FormUploads(Files files) {
        this.files = files;
    }

    /**
     * Files as a browser sent them.
     *
     * @param prefix before every name of an input
     */
    record Sent(MultiValueMap<String, MultipartFile> files, String prefix) {}

    /**
     * What came of it.
     *
     * @param ids of files that are new and hang on nothing yet
     * @param named all files of an answer now, by the name of its input
     * @param refused what is wrong with files, at their questions, without the prefix
     */
    record Taken(List<UUID> ids, Map<String, List<String>> named, List<Refusal> refused) {}

    /**
     * Puts into {@code typed} the files that were sent, behind those of {@code here} that it names already; other names are dropped.
     */
    Taken take(
            Actor actor,
            Collection<Question> questions,
            Map<String, Object> typed,
            Sent sent,
            Collection<FileRef> here) {
        Set<String> known =
                new HashSet<>(here.stream().map(file -> file.id().toString()).toList());
        Uploads uploads =
                new Uploads(actor, sent, known, new Taken(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>()));
        questions.forEach(question -> upload(question, typed, uploads));
        return uploads.taken;
    }

    /** {@code known} may be named in answers. */
    private record Uploads(Actor actor, Sent sent, Set<String> known, Taken taken) {}

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
        List<String> references = new ArrayList<>();
        if (answers.get(question.name()) instanceof List<?> before) {
            before.stream().map(String::valueOf).filter(uploads.known::contains).forEach(references::add);
        }
        List<MultipartFile> sent =
                uploads.sent.files.getOrDefault(uploads.sent.prefix + path + UPLOAD, List.of()).stream()
                        .filter(file -> !file.isEmpty())
                        .toList();
        int most = question.bounds().most(QuestionKind.FILE);
        if (references.size() + sent.size() > most) {
            uploads.taken.refused.add(Refusal.at(path, "apply.files.many", most));
            sent = List.of();
        }
        for (MultipartFile file : sent) {
            try {
                FileRef kept = take(uploads.actor, file, question.files());
                uploads.taken.ids.add(kept.id());
                references.add(kept.id().toString());
            } catch (Refusal refusal) {
                uploads.taken.refused.add(Refusal.at(path, refusal.code(), refusal.args()));
            }
        }
        uploads.taken.named.put(uploads.sent.prefix + path, references);
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
}
