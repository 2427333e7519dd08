package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseInbox;
import id.andalan.casework.CaseTask;
import id.andalan.catalog.web.ProcessPicture;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.web.Faults;
import id.andalan.document.Files;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** GET /kerja/layanan/{number}: one application with everything that is known of it, and what can be done now. */
@Controller
public class CasePage {

    private final CaseFile files;
    private final CaseTasks tasks;
    private final CaseTimeline timeline;
    private final CaseReading reading;
    private final CaseDecisions decisions;
    private final DeskTexts texts;
    private final Papers papers;

    CasePage(
            CaseFile files,
            CaseTasks tasks,
            CaseTimeline timeline,
            CaseReading reading,
            CaseDecisions decisions,
            DeskTexts texts,
            Papers papers) {
        this.files = files;
        this.tasks = tasks;
        this.timeline = timeline;
        this.reading = reading;
        this.decisions = decisions;
        this.texts = texts;
        this.papers = papers;
    }

    /**
     * The case in words.
     *
     * @param due of the promise; none while it stands still or when it has ended
     * @param reason for a refusal
     * @param related cases about a letter of this one, or whose letter this one is about
     * @param picture of the process with the place of the case, as SVG
     */
    public record Shown(
            CaseFile.Sheet sheet,
            String service,
            String agency,
            DeskTexts.Due due,
            @Nullable String reason,
            String picture,
            CaseReading.@Nullable Spot spot,
            List<Earlier> earlier,
            List<Earlier> related) {
        public Application application() {
            return sheet.application();
        }

        public String number() {
            return sheet.application().number();
        }
    }

    /** Another case of the same person. */
    public record Earlier(CaseFile.Earlier found, String service) {}

    /**
     * What the forms offer.
     *
     * @param handles the reader may change something
     * @param head the reader heads the agency
     * @param seen the newest step on the screen
     * @param key of the forms: a second click is the same request
     */
    public record Doing(
            boolean handles,
            boolean head,
            List<CaseInbox.Load> colleagues,
            List<Reason> reasons,
            long seen,
            String key) {}

    /** Why an application may be refused, with the rule it stands on. */
    public record Reason(String code, String text) {}

    /** Personal data of whoever filed, after it was asked for. */
    public record Person(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /**
     * What is shown beside the case itself.
     *
     * @param seen the newest step that was on the screen, when a colleague was faster; null otherwise
     */
    record Extra(
            CaseDraft draft,
            Faults faults,
            @Nullable Long seen,
            @Nullable Person person) {
        static final Extra NONE = new Extra(CaseDraft.NONE, Faults.NONE, null, null);
    }

    @GetMapping("/kerja/layanan/{number}")
    ModelAndView application(Actor actor, @PathVariable String number, Locale locale) {
        return show(actor, number, locale, Extra.NONE);
    }

    /** The page, also for answering a request that could not be done. */
    ModelAndView show(Actor actor, String number, Locale locale, Extra extra) {
        CaseFile.Sheet sheet = files.get(actor, number);
        List<CaseTimeline.Entry> entries = timeline.of(sheet, locale);
        Long seen = extra.seen;
        ModelAndView page = new ModelAndView("desk/case");
        page.addObject("shown", shown(sheet, locale));
        page.addObject("sections", papers.sections(reading, sheet, locale));
        page.addObject("tasks", tasks.of(actor, sheet, new CaseTasks.Typed(extra.draft, extra.faults), locale));
        page.addObject("entries", entries.reversed());
        page.addObject("letters", papers.letters(sheet));
        page.addObject("decisions", decisions.of(sheet.plan(), sheet.decisions(), locale));
        page.addObject("doing", papers.doing(actor, sheet, locale));
        page.addObject("draft", extra.draft);
        page.addObject("faults", extra.faults);
        page.addObject("person", extra.person);
        page.addObject("conflict", seen != null);
        page.addObject(
                "changes",
                seen == null
                        ? List.of()
                        : entries.stream().filter(entry -> entry.id() > seen).toList());
        return page;
    }

    private Shown shown(CaseFile.Sheet sheet, Locale locale) {
        Application application = sheet.application();
        boolean runs = application.status().isOpen() && application.clock().pausedAt() == null;
        String service = texts.service(application.service(), application.version(), locale);
        Set<String> here = sheet.tasks().stream()
                .map(CaseTask::node)
                .filter(node -> !node.isEmpty())
                .collect(Collectors.toSet());
        Set<String> done = Set.copyOf(sheet.path());
        return new Shown(
                sheet,
                service,
                texts.agency(application.agency(), locale),
                runs ? texts.due(application.clock().due()) : DeskTexts.Due.NONE,
                application.end().reason() == null
                        ? null
                        : sheet.plan()
                                .handling()
                                .reason(application.end().reason())
                                .map(reason -> reason.text().in(locale))
                                .orElse(application.end().reason()),
                ProcessPicture.svg(
                        sheet.plan().process(),
                        texts.text("catalog.process.name", locale, service),
                        new ProcessPicture.Place(here, done, texts.text("desk.process.here", locale))),
                CaseReading.spot(sheet.plan(), sheet.facts(), locale),
                named(sheet.earlier(), locale),
                named(sheet.related(), locale));
    }

    private List<Earlier> named(List<CaseFile.Earlier> cases, Locale locale) {
        return cases.stream()
                .map(found -> new Earlier(found, texts.service(found.service(), found.version(), locale)))
                .toList();
    }

    /** Files, papers and people around a case. */
    @org.springframework.stereotype.Component
    static class Papers {
        private final Files files;
        private final Letters letters;
        private final CaseInbox inbox;

        Papers(Files files, Letters letters, CaseInbox inbox) {
            this.files = files;
            this.letters = letters;
            this.inbox = inbox;
        }

        List<CaseReading.Section> sections(CaseReading reading, CaseFile.Sheet sheet, Locale locale) {
            return sheet.reads()
                    ? reading.sections(
                            sheet.plan(),
                            sheet.facts(),
                            files.list(Application.SUBJECT, sheet.application().id()),
                            locale)
                    : List.of();
        }

        List<Letter> letters(CaseFile.Sheet sheet) {
            return letters.list(Application.SUBJECT, sheet.application().id());
        }

        Doing doing(Actor actor, CaseFile.Sheet sheet, Locale locale) {
            return new Doing(
                    sheet.handles(),
                    actor.is(Role.AGENCY_HEAD),
                    sheet.handles() && !sheet.tasks().isEmpty()
                            ? inbox.workload(actor, String.valueOf(actor.agency()))
                            : List.of(),
                    sheet.plan().handling().reasons().stream()
                            .map(reason ->
                                    new Reason(reason.code(), reason.text().in(locale)))
                            .toList(),
                    sheet.steps().isEmpty()
                            ? 0
                            : Objects.requireNonNull(sheet.steps().getLast()).id(),
                    Ids.next().toString());
        }
    }
}
