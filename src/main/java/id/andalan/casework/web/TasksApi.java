package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.CaseDesk;
import id.andalan.casework.CaseTask;
import id.andalan.casework.Moved;
import id.andalan.casework.OpenTasks;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.ApiCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handling for an agency's own systems: what lies on its desks, and doing it. A key acts as an officer of its agency, never as the head. */
@RestController
@RequestMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
class TasksApi {
    private static final int MOST = 200;

    private final OpenTasks tasks;
    private final CaseDesk desk;

    TasksApi(OpenTasks tasks, CaseDesk desk) {
        this.tasks = tasks;
        this.desk = desk;
    }

    /** A page by id; {@code next} is the {@code after} of the one behind it, null on the last. */
    record Listed(List<Row> tasks, @Nullable UUID next) {}

    record Row(
            UUID id,
            String application,
            String service,
            String node,
            String kind,
            String role,
            String agency,
            @Nullable UUID assignee,
            Instant openedAt,
            @Nullable Instant dueAt) {}

    /** A task with what is needed to do it. */
    record Whole(Row task, Map<String, Object> facts, List<String> outcomes, List<String> reasons) {}

    record FinishRequest(
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Map<String, Object> fields,
            @Nullable Integer checked) {}

    record TextRequest(@Nullable String text) {}

    record ReceiptRequest(@Nullable String receipt) {}

    /** What became of the application, and what is open now. */
    record Outcome(String application, String status, int version, List<ApplicationsApi.Waiting> waiting) {}

    private Outcome outcome(Application application) {
        return outcome(application, tasks.open(application));
    }

    private static Outcome outcome(Application application, List<CaseTask> open) {
        return new Outcome(
                application.number(),
                application.status().code(),
                application.versionNo(),
                open.stream().map(ApplicationsApi::waiting).toList());
    }

    @GetMapping
    Listed list(
            Actor actor,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String application,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.at("limit", "casework.api.limit", MOST);
        }
        List<OpenTasks.Row> found = tasks.list(actor, new OpenTasks.Filter(service, application), after, limit + 1);
        boolean more = found.size() > limit;
        List<OpenTasks.Row> page = more ? found.subList(0, limit) : found;
        return new Listed(
                page.stream().map(TasksApi::row).toList(),
                more ? page.getLast().task().id() : null);
    }

    /** Personal data: the journal says that it was read. */
    @GetMapping("/{id}")
    Whole get(Actor actor, @PathVariable UUID id) {
        OpenTasks.Whole whole = tasks.read(actor, id);
        return new Whole(row(whole.row()), whole.facts(), whole.outcomes(), whole.reasons());
    }

    @PostMapping("/{id}/claim")
    ResponseEntity<String> claim(Actor actor, @PathVariable UUID id, ApiCommand command) {
        return command.run(actor, () -> outcome(desk.claim(actor, id)), id.toString(), "claim");
    }

    @PostMapping("/{id}/release")
    ResponseEntity<String> release(Actor actor, @PathVariable UUID id, ApiCommand command) {
        return command.run(actor, () -> outcome(desk.release(actor, id)), id.toString(), "release");
    }

    @PostMapping("/{id}/finish")
    ResponseEntity<String> finish(Actor actor, @PathVariable UUID id, ApiCommand command) {
        FinishRequest request = command.read(FinishRequest.class);
        return command.run(actor, () -> finish(actor, id, outcome(request)), id.toString(), "finish");
    }

    private Outcome finish(Actor actor, UUID id, CaseDesk.Outcome how) {
        Moved done = desk.finish(actor, id, how);
        return outcome(done.application(), done.open());
    }

    private static CaseDesk.Outcome outcome(FinishRequest request) {
        if (request.outcome == null) {
            throw Refusal.at("outcome", "casework.api.missing", "outcome");
        }
        return new CaseDesk.Outcome(
                request.outcome,
                request.reason,
                Objects.requireNonNullElse(request.message, ""),
                Objects.requireNonNullElse(request.fields, Map.of()),
                Objects.requireNonNullElse(request.checked, 0));
    }

    @PostMapping("/{id}/ask")
    ResponseEntity<String> ask(Actor actor, @PathVariable UUID id, ApiCommand command) {
        String text = Objects.requireNonNullElse(command.read(TextRequest.class).text, "");
        return command.run(actor, () -> outcome(desk.ask(actor, id, text)), id.toString(), "ask");
    }

    @PostMapping("/{id}/paid")
    ResponseEntity<String> paid(Actor actor, @PathVariable UUID id, ApiCommand command) {
        String receipt = Objects.requireNonNullElse(command.read(ReceiptRequest.class).receipt, "");
        return command.run(actor, () -> outcome(desk.paid(actor, id, receipt)), id.toString(), "paid");
    }

    private static Row row(OpenTasks.Row row) {
        return new Row(
                row.task().id(),
                row.number(),
                row.service(),
                row.task().node(),
                row.task().paused() ? "ask" : row.task().kind().code(),
                row.task().role(),
                row.task().agency(),
                row.task().assignee(),
                row.task().openedAt(),
                row.task().due());
    }
}
