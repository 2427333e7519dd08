package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.casework.ApplicationNumber;
import id.andalan.casework.CaseFile;
import id.andalan.casework.CaseInbox;
import id.andalan.casework.DeskFilter;
import id.andalan.casework.DeskMark;
import id.andalan.casework.DeskTab;
import id.andalan.catalog.Service;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.identity.Account;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja/layanan: what the reader's agency has to do, across all its services; leaders and auditors look into every agency's. */
@Controller
public class DeskPage {
    static final int SIZE = 50;

    private final CaseInbox inbox;
    private final CaseFile files;
    private final DeskRows rows;
    private final DeskTexts texts;
    private final Choices choices;

    DeskPage(CaseInbox inbox, CaseFile files, DeskRows rows, DeskTexts texts, Choices choices) {
        this.inbox = inbox;
        this.files = files;
        this.rows = rows;
        this.texts = texts;
        this.choices = choices;
    }

    /**
     * What surrounds the table.
     *
     * @param agencies to choose from, for those who see all; else empty
     * @param handles the reader may change something here
     * @param standsIn the reader stands in for that many colleagues today
     * @param key of the form: a second click is the same request
     */
    public record Frame(
            DeskFilter filter,
            Map<DeskTab, Long> counts,
            @Nullable String agency,
            String title,
            List<Agency> agencies,
            List<Service> services,
            List<Account> officers,
            List<CaseInbox.Load> load,
            boolean handles,
            int standsIn,
            boolean first,
            String key) {
        public DeskTab tab() {
            return filter.tab();
        }

        public boolean active() {
            return filter.service() != null || filter.officer() != null || filter.overdue();
        }
    }

    @GetMapping("/kerja/layanan")
    String inbox(Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, Model model) {
        boolean handles = handles(actor);
        DeskFilter filter = DeskQueries.read(query, handles);
        String text = filter.text();
        if (text != null && ApplicationNumber.isValid(text)) {
            var found = files.find(actor, text);
            if (found.isPresent()) {
                return "redirect:/kerja/layanan/" + found.get().application().number();
            }
        }
        DeskMark after = DeskMark.of(query.getFirst("setelah"));
        CaseInbox.Page page = inbox.page(actor, filter, after, SIZE);
        List<DeskRows.Row> shown = rows.of(page.rows(), locale);
        DeskMark next = page.next();
        model.addAttribute("rows", shown);
        model.addAttribute("bulk", handles && shown.stream().anyMatch(DeskRows.Row::bulk));
        model.addAttribute("next", next == null ? null : next.text());
        model.addAttribute("frame", frame(actor, filter, after == null, locale));
        return "desk/inbox";
    }

    private Frame frame(Actor actor, DeskFilter filter, boolean first, Locale locale) {
        boolean all = actor.seesAllAgencies();
        String agency = all ? filter.agency() : actor.agency();
        boolean overlooks = agency != null && (all || actor.is(Role.AGENCY_HEAD));
        return new Frame(
                filter,
                inbox.counts(actor, filter.agency()),
                agency,
                agency == null ? "" : texts.agency(agency, locale),
                all ? choices.agencies() : List.of(),
                choices.services(agency),
                agency == null ? List.of() : inbox.colleagues(agency),
                overlooks ? inbox.workload(actor, agency) : List.of(),
                handles(actor),
                inbox.standsInFor(actor).size(),
                first,
                Ids.next().toString());
    }

    static boolean handles(Actor actor) {
        return actor.isAny(Role.OFFICER, Role.AGENCY_HEAD) && actor.agency() != null;
    }

    /** What the filter row offers. */
    @org.springframework.stereotype.Component
    static class Choices {
        private final Agencies agencies;
        private final Services services;
        private final City city;
        private final Clock clock;

        Choices(Agencies agencies, Services services, City city, Clock clock) {
            this.agencies = agencies;
            this.services = services;
            this.city = city;
            this.clock = clock;
        }

        List<Agency> agencies() {
            return agencies.list(today());
        }

        /** That can be asked for online, of one agency or (null) of all. */
        List<Service> services(@Nullable String agency) {
            return services.list(today()).stream()
                    .filter(Service::online)
                    .filter(service ->
                            agency == null || service.home().agency().equals(agency) || service.goesToOthers())
                    .toList();
        }

        private LocalDate today() {
            return city.dateAt(clock.instant());
        }
    }
}
