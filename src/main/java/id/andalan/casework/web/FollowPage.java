package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseBookings;
import id.andalan.casework.CaseStep;
import id.andalan.casework.CaseTask;
import id.andalan.casework.FollowedCases;
import id.andalan.casework.FollowedCases.Followed;
import id.andalan.casework.StepKind;
import id.andalan.catalog.Handling;
import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.document.Letter;
import id.andalan.document.Letters;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** GET /p/{number}.{secret}: whoever has the private link follows the application, answers, withdraws, contests, takes the paper. */
@Controller
public class FollowPage {
    private final Applications applications;
    private final FollowedCases cases;
    private final ApplicationLinks links;
    private final Letters letters;
    private final Agencies agencies;
    private final Tools tools;

    FollowPage(
            Applications applications,
            FollowedCases cases,
            ApplicationLinks links,
            Letters letters,
            Agencies agencies,
            Tools tools) {
        this.applications = applications;
        this.cases = cases;
        this.links = links;
        this.letters = letters;
        this.agencies = agencies;
        this.tools = tools;
    }

    /** What every form on a page needs, and the places that people wait for. */
    @org.springframework.stereotype.Component
    record Tools(Idempotency idempotency, Problems problems, CaseBookings bookings) {}

    /**
     * A line of the timeline in words.
     *
     * @param task name of the task in the process; null when it belongs to none
     * @param reason why it was refused, in words
     */
    public record Line(
            CaseStep step,
            @Nullable String task,
            @Nullable String reason,
            @Nullable String basis) {}

    /** Something that waits now, in words. */
    public record Waiting(CaseTask task, String name) {}

    /**
     * The page at one visit.
     *
     * @param tariff what is to be paid, in rupiah
     * @param place that the applicant waits for; null for none
     * @param key of the forms: a second click is the same request
     */
    public record Shown(
            Followed case_,
            String service,
            String agency,
            List<Line> lines,
            List<Waiting> waiting,
            List<Letter> letters,
            @Nullable Long tariff,
            CaseBookings.@Nullable Wait place,
            @Nullable Instant appealUntil,
            String link,
            String address,
            String key) {
        public Application application() {
            return case_.application();
        }

        public boolean waits(CaseTask.Kind kind) {
            return waiting.stream().anyMatch(one -> one.task().kind() == kind);
        }
    }

    /** The picture beside a line of the timeline. */
    public static String icon(StepKind kind) {
        return switch (kind) {
            case FILED -> "st-received";
            case CLAIMED, DELEGATED, RELEASED -> "st-assigned";
            case DONE, RESUMED -> "st-in_progress";
            case ASKED -> "st-waiting";
            case ANSWERED, COMMENTED -> "message";
            case NOTIFIED, REMINDED -> "bell";
            case RESERVED -> "calendar";
            case DECIDED, ORDERED -> "note";
            case ISSUED -> "shield";
            case PAID -> "check";
            case TIMED, WARNED, ESCALATED -> "arrow-up";
            case APPEALED -> "hand";
            case TAKEN_OVER -> "refresh";
            case WITHDRAWN, LAPSED -> "undo";
            case GRANTED -> "st-resolved";
            case REFUSED, REVOKED -> "st-rejected";
        };
    }

    @GetMapping("/p/{link}")
    String follow(
            @PathVariable String link,
            @RequestParam(name = "baru", required = false) @Nullable String fresh,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("fresh", fresh != null);
        return show(applications.open(link), Faults.NONE, "", locale, response, model);
    }

    /** The applicant speaks; the same form sent twice (by its key) counts once. */
    @PostMapping("/p/{link}/{step:jawab|tarik|keberatan}")
    String speak(
            Actor actor,
            @PathVariable String link,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Application application = applications.open(link);
        String said = Objects.requireNonNullElse(sent.getFirst("text"), "");
        String key = sent.getFirst("key");
        try {
            tools.idempotency.run(
                    key == null || key.isBlank() ? null : key,
                    "application:" + application.id(),
                    Idempotency.request(step, said),
                    () -> {
                        take(speaker(actor, application), application, step, sent.getFirst("task"), said);
                        return new Idempotency.Answer(200, "");
                    });
        } catch (Refusal refusal) {
            response.setStatus(422);
            model.addAttribute("fresh", false);
            return show(
                    applications.open(link), Faults.of(refusal, tools.problems, locale), said, locale, response, model);
        } catch (Refusals refusals) {
            response.setStatus(422);
            model.addAttribute("fresh", false);
            return show(
                    applications.open(link),
                    Faults.of(refusals, tools.problems, locale),
                    said,
                    locale,
                    response,
                    model);
        }
        Flash.ok(response, "casework.done." + step);
        return "redirect:/p/" + link;
    }

    private void take(Actor actor, Application application, String step, @Nullable String task, String said) {
        switch (step) {
            case "jawab" -> applications.answer(actor, application, id(task), Map.of(), said);
            case "tarik" -> applications.withdraw(actor, application, said);
            default -> applications.appeal(actor, application, said);
        }
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            throw new Refusal("casework.task.gone", "");
        }
    }

    /** Behind the private link everybody is the applicant: by account when it is the account's own, else without name. */
    static Actor speaker(Actor actor, Application application) {
        UUID account = application.applicant().account();
        return account != null && account.equals(actor.id()) ? actor : Actor.ANONYMOUS;
    }

    private String show(
            Application application,
            Faults faults,
            String typed,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        // The address is the key: it must not go out to other sites nor into a search engine.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("shown", shown(cases.follow(application), locale));
        model.addAttribute("faults", faults);
        model.addAttribute("typed", typed);
        return "casework/follow";
    }

    private Shown shown(Followed followed, Locale locale) {
        Application application = followed.application();
        String link = links.link(application.id(), application.number());
        return new Shown(
                followed,
                followed.plan().service().name().in(locale),
                agencies.get(desk(followed)).name().in(locale),
                followed.steps().reversed().stream()
                        .map(step -> line(followed, step, locale))
                        .toList(),
                followed.open().stream()
                        .map(task -> new Waiting(task, name(followed, task.node())))
                        .toList(),
                letters.list(Application.SUBJECT, application.id()),
                followed.facts().get("tarif") instanceof Number tariff ? Long.valueOf(tariff.longValue()) : null,
                tools.bookings.waiting(application).orElse(null),
                applications.appealUntil(application),
                link,
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/p/" + link)
                        .toUriString(),
                Ids.next().toString());
    }

    /** Who has it now: where all that is open lies, else the agency of the case. */
    private static String desk(Followed followed) {
        List<String> desks =
                followed.open().stream().map(CaseTask::agency).distinct().toList();
        return desks.size() == 1 ? desks.getFirst() : followed.application().agency();
    }

    private static Line line(Followed followed, CaseStep step, Locale locale) {
        Handling.Reason reason = step.reason() == null
                ? null
                : followed.plan().handling().reason(step.reason()).orElse(null);
        return new Line(
                step,
                step.node() == null || step.node().isEmpty() ? null : name(followed, step.node()),
                reason == null ? null : reason.text().in(locale),
                reason == null ? null : reason.basis().in(locale));
    }

    private static String name(Followed followed, String node) {
        return followed.plan().process().find(node).map(one -> one.name()).orElse("");
    }
}
