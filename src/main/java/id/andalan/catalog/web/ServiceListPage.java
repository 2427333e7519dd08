package id.andalan.catalog.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.catalog.Audience;
import id.andalan.catalog.Service;
import id.andalan.catalog.ServiceFilter;
import id.andalan.catalog.Services;
import id.andalan.catalog.Topic;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.region.City;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /layanan: the city's services, found in people's own words or by part of life, for whom and agency. */
@Controller
public class ServiceListPage {
    private static final int ROWS = 25;
    private static final String AFTER = "sesudah";

    private final Services services;
    private final ServiceQueries queries;
    private final ServiceTexts texts;
    private final Agencies agencies;
    private final Problems problems;
    private final City city;
    private final Clock clock;

    ServiceListPage(
            Services services,
            ServiceQueries queries,
            ServiceTexts texts,
            Agencies agencies,
            Problems problems,
            City city,
            Clock clock) {
        this.services = services;
        this.queries = queries;
        this.texts = texts;
        this.agencies = agencies;
        this.problems = problems;
        this.city = city;
        this.clock = clock;
    }

    /** A service in a list. {@code time} is null where the agency fixes it: the list would only repeat that. */
    public record Row(
            String code,
            String name,
            String summary,
            String icon,
            String office,
            @Nullable String time,
            String fee,
            boolean online) {}

    /** Services under one heading; without a heading when they answer a search. */
    public record Group(@Nullable Topic topic, List<Row> rows) {}

    /**
     * What was found.
     *
     * @param near nothing had all the words; these come near
     * @param offline no service of the city can be applied for online yet
     */
    public record Found(
            List<Group> groups,
            int count,
            int shown,
            boolean near,
            boolean first,
            @Nullable String next,
            boolean offline) {}

    /** What there is to choose from. */
    public record Choices(List<Topic> topics, List<Audience> audiences, List<Agency> agencies) {}

    @GetMapping("/layanan")
    String list(
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Faults faults = Faults.NONE;
        ServiceFilter filter = ServiceFilter.ALL;
        ServiceQueries.Part<Service> part;
        Services.Found found;
        LocalDate today = city.dateAt(clock.instant());
        try {
            filter = queries.read(query, ServiceQueries.Names.PAGE);
            found = services.search(filter, today);
            part = ServiceQueries.Part.of(found.services(), query.getFirst(AFTER), AFTER, ROWS);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
            response.setStatus(422);
            found = services.search(filter, today);
            part = ServiceQueries.Part.of(found.services(), null, AFTER, ROWS);
        }
        model.addAttribute("faults", faults);
        model.addAttribute("filter", filter);
        model.addAttribute("choices", choices(today, locale));
        model.addAttribute(
                "found",
                new Found(
                        groups(part.rows(), !filter.words().isEmpty(), locale),
                        found.services().size(),
                        part.rows().size(),
                        found.near(),
                        part.first(),
                        part.next(),
                        services.list(today).stream().noneMatch(Service::online)));
        return "catalog/list";
    }

    private List<Group> groups(List<Service> rows, boolean ranked, Locale locale) {
        if (ranked) {
            return List.of(
                    new Group(null, rows.stream().map(row -> row(row, locale)).toList()));
        }
        List<Group> groups = new ArrayList<>();
        for (Topic topic : services.topics()) {
            List<Row> under = rows.stream()
                    .filter(service -> service.topic().equals(topic.code()))
                    .map(service -> row(service, locale))
                    .toList();
            if (!under.isEmpty()) {
                groups.add(new Group(topic, under));
            }
        }
        return groups;
    }

    private Row row(Service service, Locale locale) {
        String icon = services.topics().stream()
                .filter(topic -> topic.code().equals(service.topic()))
                .map(Topic::icon)
                .findFirst()
                .orElse("service");
        return new Row(
                service.code(),
                service.name().in(locale),
                service.summary().in(locale),
                icon,
                texts.office(service, locale),
                texts.shortTime(service.delivery().time(), locale),
                texts.shortFee(service.delivery().fee(), locale),
                service.online());
    }

    private Choices choices(LocalDate today, Locale locale) {
        List<Agency> with = services.list(today).stream()
                .map(service -> service.home().agency())
                .distinct()
                .flatMap(code -> agencies.find(code).stream())
                .sorted(Comparator.comparing((Agency agency) -> agency.name().in(locale)))
                .toList();
        return new Choices(services.topics(), List.of(Audience.values()), with);
    }
}
