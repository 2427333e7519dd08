package id.andalan.report.web;

import static id.andalan.report.web.ReportApi.text;

import id.andalan.core.Actor;
import id.andalan.core.web.ApiCommand;
import id.andalan.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What whoever holds a report's private link {@code number.secret} may do, by the JSON API. */
@RestController
@RequestMapping(path = "/api/v1/links/{link}", produces = MediaType.APPLICATION_JSON_VALUE)
class LinkApi {
    private final Reports reports;

    LinkApi(Reports reports) {
        this.reports = reports;
    }

    record NoteRequest(@Nullable String note, @Nullable Integer version) {}

    /** The state of one's own report. */
    @GetMapping
    ReportApi.Outcome mine(@PathVariable String link) {
        return ReportApi.Outcome.of(reports.open(link));
    }

    @PostMapping("/answer")
    ResponseEntity<String> answer(Actor actor, @PathVariable String link, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return ReportApi.run(
                actor, command, link, "answer", () -> reports.answer(actor, reports.open(link), text(request.note)));
    }

    @PostMapping("/confirm")
    ResponseEntity<String> confirm(Actor actor, @PathVariable String link, ApiCommand command) {
        command.read(NoteRequest.class);
        return ReportApi.run(actor, command, link, "confirm", () -> reports.confirm(actor, reports.open(link)));
    }

    @PostMapping("/reopen")
    ResponseEntity<String> reopen(Actor actor, @PathVariable String link, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return ReportApi.run(
                actor, command, link, "reopen", () -> reports.reopen(actor, reports.open(link), text(request.note)));
    }

    @PostMapping("/remarks")
    ResponseEntity<String> remark(Actor actor, @PathVariable String link, ApiCommand command) {
        NoteRequest request = command.read(NoteRequest.class);
        return ReportApi.run(
                actor, command, link, "remark", () -> reports.remark(actor, reports.open(link), text(request.note)));
    }
}
