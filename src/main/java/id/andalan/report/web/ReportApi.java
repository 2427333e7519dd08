package id.andalan.report.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Refusal;
import id.andalan.core.web.ApiCommand;
import id.andalan.identity.Contact;
import id.andalan.report.NewReport;
import id.andalan.report.Report;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import id.andalan.report.Reports;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API of reports: file one, take it through its life, read it back. */
@RestController
@RequestMapping(path = "/api/v1/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportApi {
    private static final Pattern FOLLOWER = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private final Reports reports;
    private final ReportPages pages;
    private final ReportLinks links;
    private final Filing filing;
    private final JsonMapper json;

    ReportApi(Reports reports, ReportPages pages, ReportLinks links, Filing filing, JsonMapper json) {
        this.reports = reports;
        this.pages = pages;
        this.links = links;
        this.filing = filing;
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

    record CommentRequest(String text, @Nullable Boolean internal) {}

    /** @param follower the program's own name for the person who follows */
    record FollowRequest(
            String follower,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    record Followed(String number, int followers) {}

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
    ResponseEntity<String> file(Actor actor, ApiCommand command) {
        FileRequest request = command.read(FileRequest.class);
        Idempotency.Answer answer = command.once(actor, () -> {
            NewReport what = new NewReport(
                    text(request.category),
                    new NewReport.Place(request.lat, request.lon, request.ward, request.address),
                    text(request.description),
                    NewReport.Origin.of("api"));
            return command.answer(201, Outcome.of(reports.file(actor, what)));
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

    /** "Saya juga": one follower of one program follows a report once. */
    @PostMapping("/{number}/follow")
    ResponseEntity<String> follow(Actor actor, @PathVariable String number, ApiCommand command) {
        FollowRequest request = command.read(FollowRequest.class);
        if (!FOLLOWER.matcher(text(request.follower)).matches()) {
            throw Refusal.at("follower", "report.follower");
        }
        Contact contact = new Contact(request.name, request.phone, request.email);
        return command.run(
                actor,
                () -> {
                    ReportView report = pages.get(actor, number);
                    filing.follow(actor, report.number(), "key:" + actor.id() + ":" + request.follower, contact);
                    return new Followed(
                            report.number(), pages.get(actor, number).followers());
                },
                number,
                "follow");
    }

    @PostMapping("/{number}/assign")
    ResponseEntity<String> assign(Actor actor, @PathVariable String number, ApiCommand command) {
        AssignRequest request = command.read(AssignRequest.class);
        return run(
                actor,
                command,
                number,
                "assign",
                () -> reports.assign(actor, ref(number, request.version), request.officer));
    }

    @PostMapping("/{number}/release")
    ResponseEntity<String> release(Actor actor, @PathVariable String number, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return run(actor, command, number, "release", () -> reports.release(actor, ref(number, request.version)));
    }

    @PostMapping("/{number}/start")
    ResponseEntity<String> start(Actor actor, @PathVariable String number, ApiCommand command) {
        VersionRequest request = command.read(VersionRequest.class);
        return run(actor, command, number, "start", () -> reports.start(actor, ref(number, request.version)));
    }

    @PostMapping("/{number}/return")
    ResponseEntity<String> giveBack(Actor actor, @PathVariable String number, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return run(
                actor,
                command,
                number,
                "return",
                () -> reports.giveBack(actor, ref(number, request.version), text(request.note)));
    }

    @PostMapping("/{number}/resume")
    ResponseEntity<String> resume(Actor actor, @PathVariable String number, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return run(
                actor,
                command,
                number,
                "resume",
                () -> reports.resume(actor, ref(number, request.version), text(request.note)));
    }

    @PostMapping("/{number}/hand-over")
    ResponseEntity<String> handOver(Actor actor, @PathVariable String number, ApiCommand command) {
        HandOverRequest request = command.read(HandOverRequest.class);
        return run(
                actor,
                command,
                number,
                "hand-over",
                () -> reports.handOver(
                        actor, ref(number, request.version), text(request.agency), text(request.reason)));
    }

    @PostMapping("/{number}/resolve")
    ResponseEntity<String> resolve(Actor actor, @PathVariable String number, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return run(
                actor,
                command,
                number,
                "resolve",
                () -> reports.resolve(actor, ref(number, request.version), request.note, false));
    }

    @PostMapping("/{number}/reject")
    ResponseEntity<String> reject(Actor actor, @PathVariable String number, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return run(
                actor,
                command,
                number,
                "reject",
                () -> reports.reject(actor, ref(number, request.version), text(request.note)));
    }

    @PostMapping("/{number}/merge")
    ResponseEntity<String> merge(Actor actor, @PathVariable String number, ApiCommand command) {
        MergeRequest request = command.read(MergeRequest.class);
        return run(
                actor,
                command,
                number,
                "merge",
                () -> reports.merge(actor, ref(number, request.version), text(request.into)));
    }

    @PostMapping("/{number}/comments")
    ResponseEntity<String> comment(Actor actor, @PathVariable String number, ApiCommand command) {
        CommentRequest request = command.read(CommentRequest.class);
        return run(
                actor,
                command,
                number,
                "comment",
                () -> reports.comment(
                        actor, ref(number, null), text(request.text), Boolean.TRUE.equals(request.internal)));
    }

    /** Does a step and answers with the state after it. */
    static ResponseEntity<String> run(
            Actor actor, ApiCommand command, String subject, String step, Supplier<Report> work) {
        return command.run(actor, () -> Outcome.of(work.get()), subject, step);
    }

    static Reports.Ref ref(String number, @Nullable Integer version) {
        return new Reports.Ref(Reports.Ref.of(number).number(), version);
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
