package id.andalan.report.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.Actor;
import id.andalan.identity.Account;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.Inbox;
import id.andalan.report.InboxFilter;
import id.andalan.report.InboxTab;
import id.andalan.report.Officers;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportNumber;
import id.andalan.report.ReportPages;
import id.andalan.report.WorkRow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja: the queue of the reader's agency by deadline; leaders and auditors look into every agency's. */
@Controller
public class InboxPage {
    static final int SIZE = 50;

    private final Inbox inbox;
    private final InboxQueries queries;
    private final WorkTexts texts;
    private final Choices choices;
    private final MapFrames maps;

    InboxPage(Inbox inbox, InboxQueries queries, WorkTexts texts, Choices choices, MapFrames maps) {
        this.inbox = inbox;
        this.queries = queries;
        this.texts = texts;
        this.choices = choices;
        this.maps = maps;
    }

    /** One line of the table. */
    public record Row(
            String number,
            int version,
            String title,
            String ward,
            String category,
            String icon,
            String badge,
            @Nullable String officer,
            String agency,
            Instant filedAt,
            WorkTexts.Due due,
            int escalation,
            int followers,
            boolean paused) {}

    /**
     * What surrounds the table.
     *
     * @param agencies to choose from, for those who see all; else empty
     * @param handles the reader may change something here
     */
    public record Frame(
            InboxTab tab,
            Map<InboxTab, Long> counts,
            String title,
            @Nullable String agency,
            List<Agency> agencies,
            List<Inbox.Load> load,
            boolean handles,
            boolean first) {}

    @GetMapping("/kerja")
    String inbox(Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, Model model) {
        String number = query.getFirst("cari");
        if (number != null && ReportNumber.isValid(number)) {
            var found = inbox.find(actor, number);
            if (found.isPresent()) {
                return "redirect:/kerja/laporan/" + found.get().row().number();
            }
        }
        InboxFilter filter = queries.read(query);
        ReportPages.Mark after = ReportPages.Mark.of(query.getFirst("setelah"));
        Inbox.Page page = inbox.page(actor, filter, after, SIZE);
        model.addAttribute("rows", rows(page.reports(), locale));
        model.addAttribute("next", page.next() == null ? null : page.next().text());
        model.addAttribute("frame", frame(actor, filter, after == null, locale));
        model.addAttribute("form", choices.form(query, filter, agencyOf(actor, filter)));
        model.addAttribute("searched", filter.filter().text());
        return "work/inbox";
    }

    @GetMapping("/kerja/peta")
    String map(Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, Model model) {
        InboxFilter filter = queries.read(query);
        model.addAttribute("frame", frame(actor, filter, true, locale));
        model.addAttribute("form", choices.form(query, filter, agencyOf(actor, filter)));
        model.addAttribute("searched", filter.filter().text());
        model.addAttribute("view", maps.frame(filter.filter().area()));
        return "work/inbox-map";
    }

    private Frame frame(Actor actor, InboxFilter filter, boolean first, Locale locale) {
        boolean all = actor.seesAllAgencies();
        String agency = agencyOf(actor, filter);
        boolean overlooks = agency != null && (all || actor.is(Actor.Role.AGENCY_HEAD));
        return new Frame(
                filter.tab(),
                inbox.counts(actor, filter.agency()),
                agency == null ? "" : texts.agency(agency, locale),
                agency,
                all ? choices.agencies() : List.of(),
                overlooks ? inbox.workload(actor, agency) : List.of(),
                handles(actor),
                first);
    }

    static @Nullable String agencyOf(Actor actor, InboxFilter filter) {
        return actor.seesAllAgencies() ? filter.agency() : actor.agency();
    }

    static boolean handles(Actor actor) {
        return actor.isAny(Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD) && actor.agency() != null;
    }

    private List<Row> rows(List<WorkRow> reports, Locale locale) {
        Set<UUID> assignees = reports.stream()
                .map(WorkRow::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<UUID, String> names = texts.names(assignees);
        return reports.stream()
                .map(report -> new Row(
                        report.number(),
                        report.version(),
                        WorkTexts.title(report.description()),
                        texts.ward(report.ward()),
                        texts.category(report.category(), locale),
                        texts.icon(report.category()),
                        WorkTexts.badge(report.status()),
                        report.assignee() == null ? null : names.getOrDefault(report.assignee(), "API"),
                        texts.abbreviation(report.agency()),
                        report.filedAt(),
                        texts.due(report.due()),
                        report.escalation(),
                        report.followers(),
                        report.status().equals("returned")))
                .toList();
    }

    /** What the filter row offers. */
    @org.springframework.stereotype.Component
    static class Choices {
        private final Categories categories;
        private final Agencies agencies;
        private final Regions regions;
        private final Officers officers;
        private final City city;
        private final Clock clock;

        Choices(Categories categories, Agencies agencies, Regions regions, Officers officers, City city, Clock clock) {
            this.categories = categories;
            this.agencies = agencies;
            this.regions = regions;
            this.officers = officers;
            this.city = city;
            this.clock = clock;
        }

        List<Agency> agencies() {
            return agencies.list(today());
        }

        Form form(MultiValueMap<String, String> query, InboxFilter filter, @Nullable String agency) {
            ReportFilter.Area area = filter.filter().area();
            return new Form(
                    area.ward(),
                    area.category(),
                    filter.officer(),
                    value(query, "dari"),
                    value(query, "sampai"),
                    new Offers(
                            regions.wards(today()),
                            categories.list(today()),
                            agency == null ? List.of() : officers.of(agency)));
        }

        private LocalDate today() {
            return city.dateAt(clock.instant());
        }

        private static String value(MultiValueMap<String, String> query, String name) {
            String value = query.getFirst(name);
            return value == null ? "" : value;
        }
    }

    /** What is chosen in the filter row. */
    public record Form(
            @Nullable String ward,
            @Nullable String category,
            @Nullable UUID officer,
            String from,
            String to,
            Offers offers) {
        public boolean active() {
            return ward != null || category != null || officer != null || !from.isEmpty() || !to.isEmpty();
        }
    }

    /** What there is to choose. */
    public record Offers(List<Region> wards, List<Category> categories, List<Account> officers) {}
}
