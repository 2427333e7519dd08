package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.web.ApiCommand;
import id.andalan.document.PhotoDraft;
import id.andalan.document.Photos;
import id.andalan.report.ReportDesk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The JSON API's step that comes as a form: resolving with proof photos. */
@RestController
class ResolveApi {
    private final ReportDesk desk;
    private final Photos photos;

    ResolveApi(ReportDesk desk, Photos photos) {
        this.desk = desk;
        this.photos = photos;
    }

    @PostMapping(
            path = "/api/v1/reports/{number}/resolve",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> resolve(
            Actor actor,
            @PathVariable String number,
            ApiCommand command,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files) {
        List<PhotoDraft> proof = files == null
                ? List.of()
                : files.stream().limit(Photos.MOST + 1L).map(this::accept).toList();
        String digests = proof.stream().map(PhotoDraft::sourceDigest).collect(Collectors.joining(","));
        return command.run(
                actor,
                () -> ReportApi.Outcome.of(desk.resolve(actor, ReportApi.ref(number, version), note, proof)),
                number,
                "resolve",
                String.valueOf(note),
                String.valueOf(version),
                digests);
    }

    private PhotoDraft accept(MultipartFile file) {
        try (InputStream in = file.getInputStream()) {
            return photos.accept(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
