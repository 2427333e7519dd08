package id.andalan.survey.web;

import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.survey.Instruments;
import id.andalan.survey.Questionnaire;
import id.andalan.survey.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja/survei: what was filled in on paper is entered here, and open answers are let through or withheld. */
@Controller
public class SurveyWorkPage {
    private final Surveys surveys;
    private final Instruments instruments;
    private final Services services;
    private final Idempotency idempotency;
    private final Problems problems;

    SurveyWorkPage(
            Surveys surveys, Instruments instruments, Services services, Idempotency idempotency, Problems problems) {
        this.surveys = surveys;
        this.instruments = instruments;
        this.services = services;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    /** An open answer that waits. */
    public record Waiting(Surveys.Waiting answer, String service) {}

    /** A service whose questionnaires may be entered. */
    public record Choice(String code, String name) {}

    @GetMapping("/kerja/survei")
    String list(Actor actor, Locale locale, Model model) {
        return list(actor, Faults.NONE, locale, model);
    }

    private String list(Actor actor, Faults faults, Locale locale, Model model) {
        model.addAttribute(
                "waiting",
                surveys.waiting(actor).stream()
                        .map(one -> new Waiting(one, ServiceNames.of(services, one.service(), locale)))
                        .toList());
        model.addAttribute("faults", faults);
        return "survey/work";
    }

    @GetMapping("/kerja/survei/baru")
    String blank(Actor actor, Locale locale, Model model) {
        return show(actor, Map.of(), Faults.NONE, locale, model);
    }

    @PostMapping("/kerja/survei/baru")
    String enter(
            Actor actor,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Faults faults;
        try {
            Questionnaire filled = Questionnaire.read(instruments.current(), sent);
            String service = sent.getOrDefault("service", "");
            LocalDate served = date(sent.getOrDefault("served", ""));
            if (choices(actor, locale).stream().noneMatch(one -> one.code().equals(service))) {
                throw Refusal.at("service", "survey.follow.service");
            }
            String key = sent.getOrDefault("key", "");
            idempotency.run(
                    key.isBlank() ? null : key,
                    "survey:" + actor.id(),
                    Idempotency.request(service, served.toString(), filled.toString()),
                    () -> {
                        surveys.enter(actor, service, served, filled);
                        return new Idempotency.Answer(200, "");
                    });
            Flash.ok(response, "survey.entered");
            return "redirect:/kerja/survei/baru";
        } catch (Refusals refusals) {
            faults = Faults.of(refusals, problems, locale);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
        }
        response.setStatus(422);
        return show(actor, sent, faults, locale, model);
    }

    private String show(Actor actor, Map<String, String> values, Faults faults, Locale locale, Model model) {
        model.addAttribute("form", new SurveyPage.Form(instruments.current(), values));
        model.addAttribute("services", choices(actor, locale));
        model.addAttribute("key", Ids.next().toString());
        model.addAttribute("faults", faults);
        return "survey/enter";
    }

    private List<Choice> choices(Actor actor, Locale locale) {
        return surveys.list(actor).stream()
                .map(service -> new Choice(service.code(), service.name().in(locale)))
                .toList();
    }

    @PostMapping("/kerja/survei/jawaban/{response}")
    String decide(
            Actor actor,
            @PathVariable("response") UUID answer,
            @RequestParam Map<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        boolean release = "tampilkan".equals(sent.get("putusan"));
        String text = sent.getOrDefault("released", "");
        try {
            if (release && text.isBlank()) {
                throw new Refusal("survey.release.empty");
            }
            surveys.decide(actor, answer, release ? text : "");
        } catch (Refusal refusal) {
            response.setStatus(422);
            return list(actor, Faults.of(refusal, problems, locale), locale, model);
        }
        Flash.ok(response, release ? "survey.released" : "survey.withheld");
        return "redirect:/kerja/survei";
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.at("served", "survey.served");
        }
    }
}
