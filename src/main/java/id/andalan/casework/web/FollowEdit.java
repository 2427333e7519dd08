package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseTask;
import id.andalan.casework.FollowedCases;
import id.andalan.casework.FollowedCases.Followed;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.document.Files;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** /p/{link}/perbaiki: the applicant corrects the answers that were given back, and sends them again. */
@Controller
public class FollowEdit {
    private final Applications applications;
    private final FollowedCases cases;
    private final FormViews views;
    private final FormUploads uploads;
    private final Files files;
    private final FollowPage.Tools tools;

    FollowEdit(
            Applications applications,
            FollowedCases cases,
            FormViews views,
            FormUploads uploads,
            Files files,
            FollowPage.Tools tools) {
        this.applications = applications;
        this.cases = cases;
        this.views = views;
        this.uploads = uploads;
        this.files = files;
        this.tools = tools;
    }

    /** The page at one visit. */
    private record Visit(Application application, Followed followed, CaseTask task, String link) {}

    @GetMapping("/p/{link}/perbaiki")
    String edit(@PathVariable String link, Locale locale, HttpServletResponse response, Model model) {
        return find(link)
                .map(visit -> show(visit, visit.followed.facts(), Faults.NONE, locale, response, model))
                .orElse("redirect:/p/" + link);
    }

    @PostMapping("/p/{link}/perbaiki")
    String send(
            Actor actor,
            @PathVariable String link,
            @RequestParam MultiValueMap<String, String> texts,
            @RequestParam MultiValueMap<String, MultipartFile> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Optional<Visit> found = find(link);
        if (found.isEmpty()) {
            // Sent already: a second click finds nothing to correct.
            return "redirect:/p/" + link;
        }
        Visit visit = found.get();
        Set<String> asked =
                Set.copyOf(Optional.ofNullable(texts.get(ApplyInput.SHOWN)).orElse(List.of()));
        List<Question> questions = visit.followed.plan().form().questions().stream()
                .filter(question -> asked.contains(question.name()))
                .toList();
        Map<String, Object> typed = new FormInput(texts, "").read(questions);
        FormUploads.Taken taken = uploads.take(
                actor,
                questions,
                typed,
                new FormUploads.Sent(sent, ""),
                files.list(Application.SUBJECT, visit.application.id()));
        if (!taken.ids().isEmpty()) {
            applications.attach(actor, visit.application, taken.ids());
        }
        String changed = ApplyInput.change(questions, typed, texts);
        Map<String, Object> corrections = new LinkedHashMap<>();
        questions.forEach(question -> corrections.put(question.name(), typed.get(question.name())));
        Map<String, Object> shown = new LinkedHashMap<>(visit.followed.facts());
        shown.putAll(corrections);
        if (!taken.refused().isEmpty()) {
            return refused(visit, shown, new Refusals(taken.refused()), locale, response, model);
        }
        if (!changed.isEmpty()) {
            // A member or a file more or less: nothing is sent yet.
            return show(visit, shown, Faults.NONE, locale, response, model);
        }
        try {
            tools.idempotency()
                    .run(
                            texts.getFirst("key"),
                            "application:" + visit.application.id(),
                            Idempotency.request(link),
                            () -> {
                                applications.answer(
                                        actor,
                                        visit.application,
                                        visit.task.id(),
                                        corrections,
                                        String.valueOf(Optional.ofNullable(texts.getFirst("text"))
                                                .orElse("")));
                                return new Idempotency.Answer(200, "");
                            });
        } catch (Refusal one) {
            return refused(visit, shown, new Refusals(List.of(one)), locale, response, model);
        } catch (Refusals several) {
            return refused(visit, shown, several, locale, response, model);
        }
        Flash.ok(response, "casework.done.perbaiki");
        return "redirect:/p/" + link;
    }

    private String refused(
            Visit visit,
            Map<String, Object> shown,
            Refusals refusals,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        response.setStatus(422);
        return show(visit, shown, Faults.of(refusals, tools.problems(), locale), locale, response, model);
    }

    private Optional<Visit> find(String link) {
        Application application = applications.open(link);
        Followed followed = cases.follow(application);
        return followed.open().stream()
                .filter(one -> one.kind() == CaseTask.Kind.APPLICANT)
                .findFirst()
                .map(task -> new Visit(application, followed, task, link));
    }

    private String show(
            Visit visit,
            Map<String, Object> answers,
            Faults faults,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        var form = visit.followed.plan().form();
        model.addAttribute(
                "view",
                views.view(
                        form,
                        form.questions(),
                        new FormViews.Shown(
                                answers,
                                faults,
                                "",
                                files.list(Application.SUBJECT, visit.application.id()),
                                visit.link),
                        locale));
        model.addAttribute("faults", faults);
        model.addAttribute("link", visit.link);
        model.addAttribute("number", visit.application.number());
        model.addAttribute("message", message(visit.followed));
        model.addAttribute("key", Ids.next().toString());
        return "casework/edit";
    }

    /** What the agency said when it gave the application back. */
    private static String message(Followed followed) {
        return followed.steps().reversed().stream()
                .filter(step -> step.note() != null && step.official())
                .map(step -> String.valueOf(step.note()))
                .findFirst()
                .orElse("");
    }
}
