package id.andalan.survey.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.catalog.Services;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.region.City;
import id.andalan.survey.FollowUp;
import id.andalan.survey.FollowUps;
import id.andalan.survey.Instrument;
import id.andalan.survey.Instruments;
import id.andalan.survey.Period;
import id.andalan.survey.Results;
import id.andalan.survey.Satisfaction;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kepuasan: how satisfied people are, by service; GET /kepuasan/{service}: one of them with its formula and what follows from it. */
@Controller
public class SatisfactionPage {
    private final Results results;
    private final FollowUps followUps;
    private final Instruments instruments;
    private final Names names;
    private final Problems problems;
    private final Clock clock;

    SatisfactionPage(
            Results results,
            FollowUps followUps,
            Instruments instruments,
            Names names,
            Problems problems,
            Clock clock) {
        this.results = results;
        this.followUps = followUps;
        this.instruments = instruments;
        this.names = names;
        this.problems = problems;
        this.clock = clock;
    }

    /** Where names and days come from. */
    @org.springframework.stereotype.Component
    record Names(Services services, Agencies agencies, City city) {
        String agency(String code, Locale locale) {
            return agencies.find(code).map(one -> one.name().in(locale)).orElse(code);
        }
    }

    /** A service in the list. */
    public record Row(String code, String name, String agency, Satisfaction satisfaction) {}

    /** What was chosen, and what there is to choose from. */
    public record Choice(
            Period period, List<Period> periods, @Nullable String agency, List<Agency> agencies) {}

    /** One service. */
    public record Shown(
            String code,
            String name,
            Period period,
            List<Period> periods,
            Satisfaction satisfaction,
            Instrument instrument,
            List<Results.Comment> comments,
            List<FollowUp> followUps,
            LocalDate today) {}

    @GetMapping("/kepuasan")
    String list(
            @RequestParam(name = "periode", required = false) @Nullable String code,
            @RequestParam(name = "opd", required = false) @Nullable String agency,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Period period = Period.year(today());
        Faults faults = Faults.NONE;
        try {
            period = period(code);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
            response.setStatus(422);
        }
        String only = agency == null || agency.isBlank() ? null : agency;
        List<Row> rows = results.list(period, only).stream()
                .map(one -> new Row(
                        one.service(),
                        ServiceNames.of(names.services(), one.service(), locale),
                        names.agency(one.agency(), locale),
                        one.satisfaction()))
                .sorted(Comparator.comparing(Row::name))
                .toList();
        model.addAttribute("faults", faults);
        model.addAttribute("choice", new Choice(period, Period.around(today()), only, agencies(locale)));
        model.addAttribute("total", results.total(period, only));
        model.addAttribute("rows", rows);
        return "survey/list";
    }

    @GetMapping("/kepuasan/{service}")
    String service(
            @PathVariable String service,
            @RequestParam(name = "periode", required = false) @Nullable String code,
            Locale locale,
            Model model) {
        Period period;
        try {
            period = period(code);
        } catch (Refusal refusal) {
            throw new NotFound("period " + code);
        }
        if (names.services().find(service).isEmpty()) {
            throw new NotFound("service " + service);
        }
        model.addAttribute(
                "shown",
                new Shown(
                        service,
                        ServiceNames.of(names.services(), service, locale),
                        period,
                        Period.around(today()),
                        results.get(service, period),
                        instruments.current(),
                        results.comments(service, period),
                        followUps.ofService(service),
                        today()));
        return "survey/service";
    }

    private List<Agency> agencies(Locale locale) {
        return names.services().list(today()).stream()
                .map(service -> service.home().agency())
                .distinct()
                .flatMap(code -> names.agencies().find(code).stream())
                .sorted(Comparator.comparing((Agency agency) -> agency.name().in(locale)))
                .toList();
    }

    private Period period(@Nullable String code) {
        return code == null || code.isBlank() ? Period.year(today()) : Period.of(code);
    }

    private LocalDate today() {
        return names.city().dateAt(clock.instant());
    }
}
