package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseTask;
import id.andalan.casework.FollowedCases;
import id.andalan.casework.NewApplication;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.ApiCommand;
import id.andalan.identity.Contact;
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
import org.springframework.web.bind.annotation.RestController;

/** Applying and following for other systems: a program files in the name of a person, and follows by the private link. */
@RestController
@RequestMapping(path = "/api/v1/applications", produces = MediaType.APPLICATION_JSON_VALUE)
class ApplicationsApi {
    private final Applications applications;
    private final FollowedCases cases;
    private final ApplicationLinks links;

    ApplicationsApi(Applications applications, FollowedCases cases, ApplicationLinks links) {
        this.applications = applications;
        this.cases = cases;
        this.links = links;
    }

    record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    record ApplyRequest(
            @Nullable String service,
            @Nullable Integer version,
            @Nullable Map<String, Object> answers,
            @Nullable Person applicant,
            NewApplication.@Nullable Behalf behalf,
            @Nullable String language) {}

    /** An application as it is told to programs; {@code link} is the key to it. */
    record Filed(
            String number,
            String link,
            String service,
            int version,
            String agency,
            String status,
            Instant filedAt,
            @Nullable Instant dueAt) {}

    /** A step that the applicant may read. */
    record Step(
            Instant at,
            String kind,
            @Nullable String node,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String note) {}

    /** Something that waits. */
    record Waiting(
            UUID task,
            String kind,
            String node,
            String role,
            String agency,
            @Nullable Instant dueAt,
            @Nullable String question) {}

    /** Where an application stands. */
    record Standing(
            Filed application, @Nullable Instant endedAt, List<String> path, List<Waiting> waiting, List<Step> steps) {}

    record AnswerRequest(
            @Nullable UUID task,
            @Nullable Map<String, Object> answers,
            @Nullable String text) {}

    record TextRequest(@Nullable String text) {}

    @PostMapping
    ResponseEntity<String> apply(Actor actor, ApiCommand command) {
        ApplyRequest request = command.read(ApplyRequest.class);
        var answer = command.once(
                actor, () -> command.answer(201, filed(applications.submit(actor, filing(request)))), "apply");
        return ResponseEntity.status(answer.status()).body(answer.body());
    }

    private static NewApplication filing(ApplyRequest request) {
        Person person = request.applicant;
        if (person == null) {
            throw Refusal.at("applicant", "casework.api.missing", "applicant");
        }
        return new NewApplication(
                required(request.service, "service"),
                required(request.version, "version"),
                required(request.answers, "answers"),
                new Contact(person.name, person.phone, person.email),
                request.behalf,
                null,
                null,
                "en".equals(request.language) ? "en" : "id");
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Refusal.at(field, "casework.api.missing", field);
        }
        return value;
    }

    /** Whoever holds the link may read; it opens nothing else. */
    @GetMapping("/{link}")
    Standing get(@PathVariable String link) {
        return standing(cases.follow(applications.open(link)));
    }

    @PostMapping("/{link}/answer")
    ResponseEntity<String> answer(Actor actor, @PathVariable String link, ApiCommand command) {
        AnswerRequest request = command.read(AnswerRequest.class);
        return command.run(
                actor,
                () -> filed(applications.answer(
                        actor,
                        applications.open(link),
                        required(request.task, "task"),
                        Objects.requireNonNullElse(request.answers, Map.of()),
                        Objects.requireNonNullElse(request.text, ""))),
                link,
                "answer");
    }

    @PostMapping("/{link}/withdraw")
    ResponseEntity<String> withdraw(Actor actor, @PathVariable String link, ApiCommand command) {
        String text = Objects.requireNonNullElse(command.read(TextRequest.class).text, "");
        return command.run(
                actor, () -> filed(applications.withdraw(actor, applications.open(link), text)), link, "withdraw");
    }

    @PostMapping("/{link}/appeal")
    ResponseEntity<String> appeal(Actor actor, @PathVariable String link, ApiCommand command) {
        String text = Objects.requireNonNullElse(command.read(TextRequest.class).text, "");
        return command.run(
                actor, () -> filed(applications.appeal(actor, applications.open(link), text)), link, "appeal");
    }

    private Filed filed(Application application) {
        return new Filed(
                application.number(),
                links.link(application.id(), application.number()),
                application.service(),
                application.version(),
                application.agency(),
                application.status().code(),
                application.clock().filedAt(),
                application.clock().due());
    }

    private Standing standing(FollowedCases.Followed followed) {
        return new Standing(
                filed(followed.application()),
                followed.application().end().at(),
                followed.path(),
                followed.open().stream().map(ApplicationsApi::waiting).toList(),
                followed.steps().stream()
                        .map(step -> new Step(
                                step.at(), step.kind().code(), step.node(), step.outcome(), step.reason(), step.note()))
                        .toList());
    }

    static Waiting waiting(CaseTask task) {
        return new Waiting(
                task.id(),
                task.paused() ? "ask" : task.kind().code(),
                task.node(),
                task.role(),
                task.agency(),
                task.due(),
                task.question());
    }
}
