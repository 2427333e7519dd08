package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Refusal;
import id.andalan.core.web.ApiCommand;
import id.andalan.core.web.Problems;
import id.andalan.report.Inbox;
import id.andalan.report.InboxFilter;
import id.andalan.report.Officers;
import id.andalan.report.ReportDesk;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportSteps;
import id.andalan.report.Reports;
import id.andalan.report.WorkRow;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of an agency for its own systems: the queue, many reports at a time, officers, the whole timeline. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class InboxApi {
    private final Inbox inbox;
    private final InboxQueries queries;
    private final ReportDesk desk;
    private final Reading reading;
    private final Answers answers;

    InboxApi(Inbox inbox, InboxQueries queries, ReportDesk desk, Reading reading, Answers answers) {
        this.inbox = inbox;
        this.queries = queries;
        this.desk = desk;
        this.reading = reading;
        this.answers = answers;
    }

    /** A page; {@code next} is the value of {@code setelah} for the following one, absent on the last. */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    record PageAnswer(List<WorkRow> reports, @Nullable String next) {}

    record Item(String number, @Nullable Integer version) {}

    record BulkRequest(@Nullable UUID officer, @Nullable List<Item> reports) {}

    record StartRequest(@Nullable List<Item> reports) {}

    record OfficerRow(UUID id, String name, String role) {}

    @GetMapping("/inbox")
    PageAnswer page(Actor actor, @RequestParam MultiValueMap<String, String> query) {
        InboxFilter filter = queries.read(query);
        ReportPages.Mark after = ReportPages.Mark.of(query.getFirst("setelah"));
        Inbox.Page page = inbox.page(actor, filter, after, size(query.getFirst("ukuran")));
        ReportPages.Mark next = page.next();
        return new PageAnswer(page.reports(), next == null ? null : next.text());
    }

    private static int size(@Nullable String text) {
        if (text == null) {
            return InboxPage.SIZE;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > Inbox.MOST) {
            throw Refusal.at("ukuran", "work.size", Inbox.MOST);
        }
        return Integer.parseInt(text);
    }

    /** Each report stands or falls by itself; the answer says what became of each. */
    @PostMapping("/inbox/assign")
    ResponseEntity<String> assign(Actor actor, Locale locale, ApiCommand command) {
        BulkRequest request = command.read(BulkRequest.class);
        List<Reports.Ref> refs = refs(request.reports);
        return command.run(
                actor, () -> answers.of(desk.assign(actor, refs, request.officer), locale), "inbox", "assign");
    }

    /** As {@link #assign}. */
    @PostMapping("/inbox/start")
    ResponseEntity<String> start(Actor actor, Locale locale, ApiCommand command) {
        List<Reports.Ref> refs = refs(command.read(StartRequest.class).reports);
        return command.run(actor, () -> answers.of(desk.start(actor, refs), locale), "inbox", "start");
    }

    private static List<Reports.Ref> refs(@Nullable List<Item> items) {
        return (items == null ? List.<Item>of() : items)
                .stream()
                        .map(item -> new Reports.Ref(
                                Reports.Ref.of(item.number == null ? "" : item.number)
                                        .number(),
                                item.version))
                        .toList();
    }

    @GetMapping("/agencies/{code}/officers")
    List<OfficerRow> officers(Actor actor, @PathVariable String code) {
        Inbox.requireSight(actor, code);
        return reading.officers.of(code).stream()
                .map(account -> new OfficerRow(
                        account.id(),
                        String.valueOf(account.name()),
                        account.role().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** With internal remarks; of reports that the caller may handle only. */
    @GetMapping("/reports/{number}/timeline")
    List<ReportSteps.StepView> timeline(Actor actor, @PathVariable String number) {
        return reading.steps.ofOfficials(inbox.get(actor, number).row().id());
    }

    /** What is only read. */
    @org.springframework.stereotype.Component
    record Reading(Officers officers, ReportSteps steps) {}

    /** Puts outcomes into words. */
    @org.springframework.stereotype.Component
    static class Answers {
        private final Problems problems;

        Answers(Problems problems) {
            this.problems = problems;
        }

        /** One line of the answer; {@code code} and {@code detail} say why it was not done. */
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
        record Line(
                String number,
                boolean done,
                @Nullable Integer version,
                @Nullable String code,
                @Nullable String detail) {}

        record Lines(int done, List<Line> reports) {}

        Lines of(List<ReportDesk.Outcome> outcomes, Locale locale) {
            List<Line> lines =
                    outcomes.stream().map(outcome -> line(outcome, locale)).toList();
            int done = (int) lines.stream().filter(Line::done).count();
            return new Lines(done, lines);
        }

        private Line line(ReportDesk.Outcome outcome, Locale locale) {
            var report = outcome.report();
            if (report != null) {
                return new Line(outcome.number(), true, report.version(), null, null);
            }
            return switch (outcome.failure()) {
                case Refusal refusal ->
                    new Line(outcome.number(), false, null, refusal.code(), problems.text(refusal, locale));
                case Conflict conflict ->
                    new Line(
                            outcome.number(),
                            false,
                            null,
                            conflict.code(),
                            problems.text(conflict.code(), locale, conflict.args()));
                case null, default ->
                    new Line(outcome.number(), false, null, "notfound", problems.text("problem.notfound", locale));
            };
        }
    }
}
