package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.web.JsonRequest;
import id.andalan.document.PhotoDraft;
import id.andalan.document.Photos;
import id.andalan.report.Report;
import id.andalan.report.ReportDesk;
import id.andalan.report.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** The rarer steps of the JSON API: resolving with photos, releasing, resuming, and what whoever holds the private link may do. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HandlingApi {
    private static final String KEY = "Idempotency-Key";

    private final Reports reports;
    private final ReportDesk desk;
    private final Photos photos;
    private final Idempotency idempotency;
    private final JsonRequest requests;
    private final JsonMapper json;

    HandlingApi(
            Reports reports,
            ReportDesk desk,
            Photos photos,
            Idempotency idempotency,
            JsonRequest requests,
            JsonMapper json) {
        this.reports = reports;
        this.desk = desk;
        this.photos = photos;
        this.idempotency = idempotency;
        this.requests = requests;
        this.json = json;
    }

    record NoteRequest(@Nullable String note, @Nullable Integer version) {}

    @PostMapping(path = "/reports/{number}/resolve", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<String> resolve(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files) {
        List<PhotoDraft> proof = files == null
                ? List.of()
                : files.stream().limit(Photos.MOST + 1L).map(this::accept).toList();
        String digests = proof.stream().map(PhotoDraft::sourceDigest).collect(Collectors.joining(","));
        byte[] request = Idempotency.request(number, "resolve", String.valueOf(note), String.valueOf(version), digests);
        return run(actor, key, request, () -> desk.resolve(actor, ref(number, version), note, proof));
    }

    private PhotoDraft accept(MultipartFile file) {
        try (InputStream in = file.getInputStream()) {
            return photos.accept(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/reports/{number}/release")
    ResponseEntity<String> release(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                digest(number, "release", body),
                () -> reports.release(actor, ref(number, request.version)));
    }

    @PostMapping("/reports/{number}/resume")
    ResponseEntity<String> resume(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                digest(number, "resume", body),
                () -> reports.resume(actor, ref(number, request.version), text(request.note)));
    }

    /** The state of one's own report, by its private link {@code number.secret}. */
    @GetMapping("/links/{link}")
    ReportApi.Outcome mine(@PathVariable String link) {
        return ReportApi.Outcome.of(reports.open(link));
    }

    @PostMapping("/links/{link}/answer")
    ResponseEntity<String> answer(
            Actor actor,
            @PathVariable String link,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                digest(link, "answer", body),
                () -> reports.answer(actor, reports.open(link), text(request.note)));
    }

    @PostMapping("/links/{link}/confirm")
    ResponseEntity<String> confirm(
            Actor actor,
            @PathVariable String link,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        requests.read(bytes(body), NoteRequest.class);
        return run(actor, key, digest(link, "confirm", body), () -> reports.confirm(actor, reports.open(link)));
    }

    @PostMapping("/links/{link}/reopen")
    ResponseEntity<String> reopen(
            Actor actor,
            @PathVariable String link,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                digest(link, "reopen", body),
                () -> reports.reopen(actor, reports.open(link), text(request.note)));
    }

    @PostMapping("/links/{link}/remarks")
    ResponseEntity<String> remark(
            Actor actor,
            @PathVariable String link,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                digest(link, "remark", body),
                () -> reports.remark(actor, reports.open(link), text(request.note)));
    }

    private ResponseEntity<String> run(Actor actor, @Nullable String key, byte[] request, Supplier<Report> command) {
        String scope = actor.id() == null ? "public" : actor.id().toString();
        Idempotency.Answer answer = idempotency.run(
                key,
                scope,
                request,
                () -> new Idempotency.Answer(200, json.writeValueAsString(ReportApi.Outcome.of(command.get()))));
        return ResponseEntity.status(answer.status()).body(answer.body());
    }

    private static byte[] digest(String subject, String step, byte @Nullable [] body) {
        return Idempotency.request(subject, step, new String(bytes(body), StandardCharsets.UTF_8));
    }

    private static Reports.Ref ref(String number, @Nullable Integer version) {
        return new Reports.Ref(Reports.Ref.of(number).number(), version);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
