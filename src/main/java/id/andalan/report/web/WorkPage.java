package id.andalan.report.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.web.Faults;
import id.andalan.document.Photo;
import id.andalan.document.Photos;
import id.andalan.region.City;
import id.andalan.report.DeadlineClock;
import id.andalan.report.Inbox;
import id.andalan.report.ReportDesk;
import id.andalan.report.ReportStatus;
import id.andalan.report.StepKind;
import id.andalan.report.WorkQuery;
import id.andalan.report.WorkRow;
import id.andalan.report.WorkView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** GET /kerja/laporan/{number}: one report with everything that is known of it, and what can be done now. */
@Controller
public class WorkPage {
    private final Inbox inbox;
    private final WorkTimeline timeline;
    private final WorkTexts texts;
    private final Photos photos;
    private final Choices choices;

    WorkPage(Inbox inbox, WorkTimeline timeline, WorkTexts texts, Photos photos, Choices choices) {
        this.inbox = inbox;
        this.timeline = timeline;
        this.texts = texts;
        this.photos = photos;
        this.choices = choices;
    }

    /** The report in words. */
    public record Shown(
            WorkView view,
            String title,
            String badge,
            String category,
            String icon,
            String place,
            String agency,
            @Nullable String officer,
            boolean mine,
            List<Photo> photos,
            List<Photo> proof) {
        public WorkRow row() {
            return view.row();
        }
    }

    /** How the two deadlines stand. */
    public record Deadlines(
            DeadlineClock clock,
            WorkTexts.Due due,
            @Nullable Instant resolvedAt) {
        public boolean responseMet() {
            Instant at = clock.respondedAt();
            return at != null && !at.isAfter(clock.responseDue());
        }

        public boolean resolutionMet() {
            return resolvedAt != null && !resolvedAt.isAfter(clock.resolveDue());
        }
    }

    /** Around the place. */
    public record Around(List<WorkQuery.Near> similar, List<WorkQuery.Near> before) {}

    /**
     * What may be done, and with whom.
     *
     * @param key of the form: a second click is the same request
     */
    public record Doing(
            boolean handles, ReportStatus status, List<Inbox.Load> officers, List<Agency> agencies, String key) {
        public boolean allows(String step) {
            return handles && status.allows(StepKind.valueOf(step));
        }
    }

    /** What was typed, kept when it could not be done. */
    public record Draft(String action, WorkForm form) {
        static final Draft NONE = new Draft("", WorkForm.EMPTY);
    }

    /** Personal data of whoever reported, after it was asked for. */
    public record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /** What is shown beside the report itself. */
    record Extra(
            Draft draft,
            Faults faults,
            @Nullable Integer seen,
            @Nullable Person person) {
        static final Extra NONE = new Extra(Draft.NONE, Faults.NONE, null, null);

        static Extra of(Person person) {
            return new Extra(Draft.NONE, Faults.NONE, null, person);
        }
    }

    @GetMapping("/kerja/laporan/{number}")
    ModelAndView report(Actor actor, @PathVariable String number, Locale locale) {
        return show(actor, number, locale, Extra.NONE);
    }

    /** The page, also for answering a request that could not be done. */
    ModelAndView show(Actor actor, String number, Locale locale, Extra extra) {
        WorkView view = inbox.find(actor, number).orElse(null);
        if (view == null) {
            return gone(actor, number, extra.draft);
        }
        List<WorkTimeline.Entry> entries = timeline.of(view.row().id(), locale);
        ModelAndView page = new ModelAndView("work/work");
        Model model = new org.springframework.ui.ExtendedModelMap();
        model.addAttribute("shown", shown(actor, view, locale));
        model.addAttribute(
                "deadlines",
                new Deadlines(
                        view.clock(),
                        texts.due(view.row().due()),
                        view.details().resolvedAt()));
        model.addAttribute("entries", entries.reversed());
        model.addAttribute("around", new Around(inbox.similar(view), inbox.before(view)));
        model.addAttribute("doing", choices.doing(actor, view.row()));
        model.addAttribute("draft", extra.draft);
        model.addAttribute("faults", extra.faults);
        model.addAttribute("person", extra.person);
        Integer seen = extra.seen;
        model.addAttribute(
                "changes",
                seen == null
                        ? List.of()
                        : entries.stream()
                                .filter(entry -> entry.version() > seen)
                                .toList());
        page.addAllObjects(model.asMap());
        return page;
    }

    /** Handed on to another agency: said as such to those who had it; to everybody else it is not there. */
    private ModelAndView gone(Actor actor, String number, Draft draft) {
        if (!inbox.left(actor, number)) {
            throw new NotFound("report " + number);
        }
        ModelAndView page = new ModelAndView("work/gone");
        page.setStatus(draft.action.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT);
        page.addObject("number", number);
        page.addObject("text", draft.form.text());
        return page;
    }

    private Shown shown(Actor actor, WorkView view, Locale locale) {
        WorkRow row = view.row();
        return new Shown(
                view,
                WorkTexts.title(row.description()),
                WorkTexts.badge(row.status()),
                texts.category(row.category(), locale),
                texts.icon(row.category()),
                texts.place(row.ward()),
                texts.agency(row.agency(), locale),
                row.assignee() == null
                        ? null
                        : texts.names(List.of(row.assignee())).getOrDefault(row.assignee(), "API"),
                row.assignee() != null && row.assignee().equals(actor.id()),
                photos.list("report", row.id()),
                photos.list(ReportDesk.PROOF, row.id()));
    }

    /** What the forms offer. */
    @org.springframework.stereotype.Component
    static class Choices {
        private final Inbox inbox;
        private final Agencies agencies;
        private final City city;
        private final Clock clock;

        Choices(Inbox inbox, Agencies agencies, City city, Clock clock) {
            this.inbox = inbox;
            this.agencies = agencies;
            this.city = city;
            this.clock = clock;
        }

        Doing doing(Actor actor, WorkRow row) {
            ReportStatus status = ReportStatus.of(row.status());
            boolean handles = InboxPage.handles(actor);
            if (!handles || !status.isOpen()) {
                return new Doing(
                        handles, status, List.of(), List.of(), Ids.next().toString());
            }
            List<Agency> others = agencies.list(city.dateAt(clock.instant())).stream()
                    .filter(agency -> !agency.code().equals(row.agency()))
                    .toList();
            return new Doing(
                    true,
                    status,
                    inbox.workload(actor, row.agency()),
                    others,
                    Ids.next().toString());
        }
    }
}
