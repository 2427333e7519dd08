package id.andalan.survey.web;

import id.andalan.catalog.Service;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.region.City;
import id.andalan.survey.FollowUp;
import id.andalan.survey.FollowUps;
import id.andalan.survey.Instrument;
import id.andalan.survey.Instruments;
import id.andalan.survey.Period;
import id.andalan.survey.Results;
import id.andalan.survey.Satisfaction;
import id.andalan.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja/survei/tindak-lanjut: what the head of an agency plans for the elements that people rate lowest. */
@Controller
public class FollowUpPage {
    private static final int LOWEST = 3;

    private final FollowUps followUps;
    private final Surveys surveys;
    private final Results results;
    private final Instruments instruments;
    private final Problems problems;
    private final City city;
    private final Clock clock;

    FollowUpPage(
            FollowUps followUps,
            Surveys surveys,
            Results results,
            Instruments instruments,
            Problems problems,
            City city,
            Clock clock) {
        this.followUps = followUps;
        this.surveys = surveys;
        this.results = results;
        this.instruments = instruments;
        this.problems = problems;
        this.city = city;
        this.clock = clock;
    }

    /** A service of the agency with its lowest elements of this year. */
    public record Row(String code, String name, Satisfaction satisfaction, List<Satisfaction.Row> lowest) {}

    /** The page. {@code head}: may plan. */
    public record Shown(
            boolean head,
            List<Row> rows,
            List<FollowUp> followUps,
            List<Instrument.Element> elements,
            Period period,
            List<Period> periods,
            LocalDate today) {}

    @GetMapping("/kerja/survei/tindak-lanjut")
    String list(Actor actor, Locale locale, Model model) {
        return show(actor, Map.of(), Faults.NONE, locale, model);
    }

    private String show(Actor actor, Map<String, String> values, Faults faults, Locale locale, Model model) {
        Period period = Period.year(today());
        String agency = actor.agency() == null ? "" : actor.agency();
        List<Row> rows = surveys.list(actor).stream()
                .map(service -> row(service, period, locale))
                .toList();
        model.addAttribute(
                "shown",
                new Shown(
                        actor.is(Role.AGENCY_HEAD),
                        rows,
                        followUps.ofAgency(agency),
                        instruments.current().elements(),
                        period,
                        Period.around(today()),
                        today()));
        model.addAttribute("form", new SurveyPage.Form(instruments.current(), values));
        model.addAttribute("faults", faults);
        return "survey/follow-up";
    }

    private Row row(Service service, Period period, Locale locale) {
        Satisfaction satisfaction = results.get(service.code(), period);
        return new Row(service.code(), service.name().in(locale), satisfaction, satisfaction.lowest(LOWEST));
    }

    @PostMapping("/kerja/survei/tindak-lanjut")
    String plan(
            Actor actor,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Faults faults;
        try {
            followUps.plan(
                    actor,
                    new FollowUps.Plan(
                            sent.getOrDefault("service", ""),
                            sent.getOrDefault("element", ""),
                            sent.getOrDefault("period", ""),
                            sent.getOrDefault("what", ""),
                            sent.getOrDefault("who", ""),
                            date(sent.getOrDefault("due", ""))));
            Flash.ok(response, "survey.follow.planned");
            return "redirect:/kerja/survei/tindak-lanjut";
        } catch (Refusals refusals) {
            faults = Faults.of(refusals, problems, locale);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
        }
        response.setStatus(422);
        return show(actor, sent, faults, locale, model);
    }

    @PostMapping("/kerja/survei/tindak-lanjut/{id}/selesai")
    String done(
            Actor actor,
            @PathVariable("id") UUID followUp,
            @RequestParam(defaultValue = "") String result,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            followUps.done(actor, followUp, result);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(actor, Map.of(), Faults.of(refusal, problems, locale), locale, model);
        }
        Flash.ok(response, "survey.follow.done");
        return "redirect:/kerja/survei/tindak-lanjut";
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }
}
