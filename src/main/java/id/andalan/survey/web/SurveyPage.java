package id.andalan.survey.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.survey.Instrument;
import id.andalan.survey.Instruments;
import id.andalan.survey.Questionnaire;
import id.andalan.survey.SurveyLinks;
import id.andalan.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /survei/{number}.{secret}: the nine questions, on one page, for whoever has the private link. */
@Controller
public class SurveyPage {
    private final Surveys surveys;
    private final Instruments instruments;
    private final Services services;
    private final Applications applications;
    private final SurveyLinks links;
    private final Problems problems;

    SurveyPage(
            Surveys surveys,
            Instruments instruments,
            Services services,
            Applications applications,
            SurveyLinks links,
            Problems problems) {
        this.surveys = surveys;
        this.instruments = instruments;
        this.services = services;
        this.applications = applications;
        this.links = links;
        this.problems = problems;
    }

    /** The form: what is asked, and what stands in it. */
    public record Form(Instrument instrument, Map<String, String> values) {
        public String value(String field) {
            return values.getOrDefault(field, "");
        }
    }

    /** The way from the private page of an application, which knows its own link only. */
    @GetMapping("/survei/dari/{application}")
    String from(@PathVariable String application) {
        Application opened = applications.open(application);
        return "redirect:" + links.path(opened.id(), opened.number());
    }

    @GetMapping("/survei/{link}")
    String survey(@PathVariable String link, Locale locale, HttpServletResponse response, Model model) {
        Surveys.Invitation invitation = surveys.open(link);
        return show(link, invitation, invitation.values(), Faults.NONE, locale, response, model);
    }

    @PostMapping("/survei/{link}")
    String answer(
            Actor actor,
            @PathVariable String link,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Surveys.Invitation invitation = surveys.open(link);
        Faults faults;
        try {
            surveys.answer(actor, link, Questionnaire.read(instruments.current(), sent));
            Flash.ok(response, "survey.thanks");
            return "redirect:/survei/" + link;
        } catch (Refusals refusals) {
            faults = Faults.of(refusals, problems, locale);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
        }
        response.setStatus(422);
        return show(link, invitation, sent, faults, locale, response, model);
    }

    private String show(
            String link,
            Surveys.Invitation invitation,
            Map<String, String> values,
            Faults faults,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        // The address is the key: it must not go out to other sites nor into a search engine.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("link", link);
        model.addAttribute("invitation", invitation);
        model.addAttribute("service", ServiceNames.of(services, invitation.service(), locale));
        model.addAttribute("form", new Form(instruments.current(), values));
        model.addAttribute("faults", faults);
        return "survey/survey";
    }
}
