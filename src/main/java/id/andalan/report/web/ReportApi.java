package id.andalan.report.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.web.JsonRequest;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import id.andalan.report.Reports;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API of reports: file one, take it through its life, read it back. */
@RestController
@RequestMapping(path = "/api/v1/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportApi {
    private static final String KEY = "Idempotency-Key";

    private final Reports reports;
    private final ReportPages pages;
    private final ReportLinks links;
    private final Idempotency idempotency;
    private final JsonRequest requests;
    private final JsonMapper json;

    ReportApi(
            Reports reports,
            ReportPages pages,
            ReportLinks links,
            Idempotency idempotency,
            JsonRequest requests,
            JsonMapper json) {
        this.reports = reports;
        this.pages = pages;
        this.links = links;
        this.idempotency = idempotency;
        this.requests = requests;
        this.json = json;
    }

    record FileRequest(
            String category,
            @Nullable Double lat,
            @JsonProperty("long") @Nullable Double lon,
            @Nullable String ward,
            @Nullable String address,
            String description) {}

    record AssignRequest(@Nullable UUID officer, @Nullable Integer version) {}

    record VersionRequest(@Nullable Integer version) {}

    record NoteRequest(@Nullable String note, @Nullable Integer version) {}

    record HandOverRequest(
            String agency, String reason, @Nullable Integer version) {}

    record MergeRequest(String into, @Nullable Integer version) {}

    record CommentRequest(String text, boolean internal) {}

    /** The state after a command; filing adds {@code link}, the path of the private page. */
    record Outcome(UUID id, String number, String status, String ward, String agency, int version) {
        static Outcome of(Report report) {
            return new Outcome(
                    report.id(),
                    report.number(),
                    report.status().code(),
                    report.subject().ward(),
                    report.agency(),
                    report.version());
        }
    }

    @PostMapping
    ResponseEntity<String> file(
            Actor actor, @RequestHeader(name = KEY, required = false) @Nullable String key, @RequestBody byte[] body) {
        FileRequest request = requests.read(body, FileRequest.class);
        Idempotency.Answer answer = idempotency.run(key, scope(actor), body, () -> {
            NewReport what = new NewReport(
                    request.category == null ? "" : request.category,
                    new NewReport.Place(request.lat, request.lon, request.ward, request.address),
                    request.description == null ? "" : request.description,
                    NewReport.Origin.of("api"));
            return answer(201, reports.file(actor, what));
        });
        // The private link is made anew from the number, so that it is never stored with the answer.
        Outcome filed = json.readValue(answer.body(), Outcome.class);
        String link = ",\"link\":\"" + links.path(filed.id(), filed.number()) + "\"}";
        return ResponseEntity.status(answer.status())
                .header("Location", "/api/v1/reports/" + filed.number())
                .body(answer.body().substring(0, answer.body().length() - 1) + link);
    }

    @GetMapping("/{number}")
    ReportView get(Actor actor, @PathVariable String number) {
        return pages.get(actor, number);
    }

    @PostMapping("/{number}/assign")
    ResponseEntity<String> assign(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        AssignRequest request = requests.read(bytes(body), AssignRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "assign",
                () -> reports.assign(actor, ref(number, request.version), request.officer));
    }

    @PostMapping("/{number}/start")
    ResponseEntity<String> start(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        VersionRequest request = requests.read(bytes(body), VersionRequest.class);
        return run(actor, key, body, number, "start", () -> reports.start(actor, ref(number, request.version)));
    }

    @PostMapping("/{number}/return")
    ResponseEntity<String> giveBack(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "return",
                () -> reports.giveBack(actor, ref(number, request.version), text(request.note)));
    }

    @PostMapping("/{number}/hand-over")
    ResponseEntity<String> handOver(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        HandOverRequest request = requests.read(bytes(body), HandOverRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "hand-over",
                () -> reports.handOver(
                        actor, ref(number, request.version), text(request.agency), text(request.reason)));
    }

    @PostMapping("/{number}/resolve")
    ResponseEntity<String> resolve(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "resolve",
                () -> reports.resolve(actor, ref(number, request.version), request.note, false));
    }

    @PostMapping("/{number}/reject")
    ResponseEntity<String> reject(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        NoteRequest request = requests.read(bytes(body), NoteRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "reject",
                () -> reports.reject(actor, ref(number, request.version), text(request.note)));
    }

    @PostMapping("/{number}/merge")
    ResponseEntity<String> merge(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        MergeRequest request = requests.read(bytes(body), MergeRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "merge",
                () -> reports.merge(actor, ref(number, request.version), text(request.into)));
    }

    @PostMapping("/{number}/comments")
    ResponseEntity<String> comment(
            Actor actor,
            @PathVariable String number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        CommentRequest request = requests.read(bytes(body), CommentRequest.class);
        return run(
                actor,
                key,
                body,
                number,
                "comment",
                () -> reports.comment(actor, ref(number, null), text(request.text), request.internal));
    }

    private ResponseEntity<String> run(
            Actor actor,
            @Nullable String key,
            byte @Nullable [] body,
            String number,
            String step,
            Supplier<Report> command) {
        byte[] request =
                Idempotency.request(number, step, new String(bytes(body), java.nio.charset.StandardCharsets.UTF_8));
        Idempotency.Answer answer = idempotency.run(key, scope(actor), request, () -> answer(200, command.get()));
        return ResponseEntity.status(answer.status()).body(answer.body());
    }

    private Idempotency.Answer answer(int status, Report report) {
        return new Idempotency.Answer(status, json.writeValueAsString(Outcome.of(report)));
    }

    private static Reports.Ref ref(String number, @Nullable Integer version) {
        return new Reports.Ref(Reports.Ref.of(number).number(), version);
    }

    private static String scope(Actor actor) {
        return actor.id() == null ? "public" : actor.id().toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
