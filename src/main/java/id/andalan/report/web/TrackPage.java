package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Look;
import id.andalan.report.PlainText;
import id.andalan.report.Report;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** GET /l/{number}.{secret}: whoever has the private link follows the report, answers, confirms, reopens, forgets his contact. */
@Controller
public class TrackPage {
    private final Reports reports;
    private final ReportPages pages;
    private final ReportStories stories;
    private final ReportNames names;
    private final Contacts contacts;
    private final Idempotency idempotency;
    private final Problems problems;

    TrackPage(
            Reports reports,
            ReportPages pages,
            ReportStories stories,
            ReportNames names,
            Contacts contacts,
            Idempotency idempotency,
            Problems problems) {
        this.reports = reports;
        this.pages = pages;
        this.stories = stories;
        this.names = names;
        this.contacts = contacts;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    /** Somebody who looked at the reporter's data. */
    public record Looker(Look look, String agency) {}

    /** What the page knows of the person. */
    public record Mine(@Nullable Contact contact, List<Looker> lookers) {}

    @GetMapping("/l/{link}")
    String track(
            @PathVariable String link,
            @RequestParam(name = "baru", required = false) @Nullable String fresh,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return show(reports.open(link), link, fresh != null, Faults.NONE, "", locale, response, model);
    }

    @PostMapping("/l/{link}/jawab")
    String answer(
            Actor actor,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String key,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return run(
                link,
                key,
                "answer",
                text,
                report -> reports.answer(speaker(actor), report, PlainText.of(text)),
                locale,
                response,
                model);
    }

    @PostMapping("/l/{link}/beres")
    String confirm(
            Actor actor,
            @PathVariable String link,
            @RequestParam(required = false) @Nullable String key,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return run(
                link, key, "confirm", "", report -> reports.confirm(speaker(actor), report), locale, response, model);
    }

    @PostMapping("/l/{link}/buka-lagi")
    String reopen(
            Actor actor,
            @PathVariable String link,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String key,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return run(
                link,
                key,
                "reopen",
                reason,
                report -> reports.reopen(speaker(actor), report, PlainText.of(reason)),
                locale,
                response,
                model);
    }

    @PostMapping("/l/{link}/catatan")
    String remark(
            Actor actor,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String key,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return run(
                link,
                key,
                "remark",
                text,
                report -> reports.remark(speaker(actor), report, PlainText.of(text)),
                locale,
                response,
                model);
    }

    /** Forgets how to reach the reporter; the report stays. */
    @PostMapping("/l/{link}/kontak/hapus")
    String forget(
            Actor actor,
            @PathVariable String link,
            @RequestParam(required = false) @Nullable String key,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return run(
                link,
                key,
                "forget",
                "",
                report -> {
                    UUID contact = report.subject().contactId();
                    if (contact != null && contacts.own(contact).isPresent()) {
                        contacts.erase(speaker(actor), contact);
                    }
                },
                locale,
                response,
                model);
    }

    private String run(
            String link,
            @Nullable String key,
            String step,
            String text,
            Consumer<Report> command,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Report report = reports.open(link);
        try {
            String once = key == null || key.isBlank() ? null : key;
            idempotency.run(once, "link:" + report.id(), Idempotency.request(step, text), () -> {
                command.accept(reports.open(link));
                return new Idempotency.Answer(200, "");
            });
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(
                    reports.open(link),
                    link,
                    false,
                    Faults.of(refusal, problems, locale),
                    text,
                    locale,
                    response,
                    model);
        }
        Flash.ok(response, "report.done." + step);
        return "redirect:/l/" + link;
    }

    private String show(
            Report report,
            String link,
            boolean fresh,
            Faults faults,
            String typed,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        // The address is the key: it must not go out to other sites nor into a search engine.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("story", stories.forReporter(pages.get(report.number()), locale));
        model.addAttribute("link", link);
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/l/" + link)
                        .toUriString());
        model.addAttribute("fresh", fresh);
        model.addAttribute("faults", faults);
        model.addAttribute("typed", typed);
        model.addAttribute("key", Ids.next().toString());
        model.addAttribute(
                "closesAt",
                report.ends().resolvedAt() == null
                        ? null
                        : report.ends().resolvedAt().plus(Report.CONFIRMATION));
        model.addAttribute("mine", mine(report, locale));
        model.addAttribute(
                "mergedInto",
                report.ends().mergedInto() == null
                        ? null
                        : pages.number(report.ends().mergedInto()));
        return "report/track";
    }

    private Mine mine(Report report, Locale locale) {
        UUID contact = report.subject().contactId();
        if (contact == null) {
            return new Mine(null, List.of());
        }
        return new Mine(
                contacts.own(contact).orElse(null),
                contacts.lookers(contact).stream()
                        .map(look -> new Looker(look, look.agency() == null ? "" : names.agency(look.agency(), locale)))
                        .toList());
    }

    /** Behind the private link a resident is nobody but the one who reported, signed in or not. */
    private static Actor speaker(Actor actor) {
        boolean official = actor.isAny(
                Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD, Actor.Role.LEADER, Actor.Role.ADMIN, Actor.Role.AUDITOR);
        return official ? actor : Actor.ANONYMOUS;
    }
}
