package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Ids;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Look;
import id.andalan.report.Report;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
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

    /**
     * What the page knows of the person.
     *
     * @param account the data are those of an account, and are erased there
     */
    public record Mine(@Nullable Contact contact, boolean account, List<Looker> lookers) {}

    /** The page at one visit: what went wrong before, and what was typed then. */
    private record Visit(String link, boolean fresh, Faults faults, String typed) {}

    @GetMapping("/l/{link}")
    String track(
            @PathVariable String link,
            @RequestParam(name = "baru", required = false) @Nullable String fresh,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Visit visit = new Visit(link, fresh != null, Faults.NONE, "");
        return show(reports.open(link), visit, locale, response, model);
    }

    /** Whoever reported speaks; the same form sent twice (by its key) counts once. */
    @PostMapping("/l/{link}/{step:jawab|beres|buka-lagi|catatan|hapus-kontak}")
    String speak(
            Actor actor,
            @PathVariable String link,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Report report = reports.open(link);
        String key = sent.getFirst("key");
        String said = PlainText.of(Objects.requireNonNullElse(sent.getFirst("text"), ""));
        try {
            idempotency.run(
                    key == null || key.isBlank() ? null : key,
                    "link:" + report.id(),
                    Idempotency.request(step, said),
                    () -> {
                        take(speaker(actor), reports.open(link), step, said);
                        return new Idempotency.Answer(200, "");
                    });
        } catch (Refusal refusal) {
            response.setStatus(422);
            Visit visit = new Visit(link, false, Faults.of(refusal, problems, locale), said);
            return show(reports.open(link), visit, locale, response, model);
        }
        Flash.ok(response, "report.done." + step);
        return "redirect:/l/" + link;
    }

    private void take(Actor actor, Report report, String step, String said) {
        switch (step) {
            case "jawab" -> reports.answer(actor, report, said);
            case "beres" -> reports.confirm(actor, report);
            case "buka-lagi" -> reports.reopen(actor, report, said);
            case "catatan" -> reports.remark(actor, report, said);
            default -> forget(actor, report);
        }
    }

    /** Forgets how to reach the reporter; the report stays. */
    private void forget(Actor actor, Report report) {
        UUID contact = report.subject().contactId();
        if (contact != null && ofAccount(report, contact)) {
            // Whoever holds the link of one report must not take the account's data from it and from all its other
            // reports.
            throw new Refusal("report.contact.account");
        }
        if (contact != null && contacts.own(contact).isPresent()) {
            contacts.erase(actor, contact);
        }
    }

    private boolean ofAccount(Report report, UUID contact) {
        UUID account = report.subject().accountId();
        return account != null && contacts.isOf(account, contact);
    }

    private String show(Report report, Visit visit, Locale locale, HttpServletResponse response, Model model) {
        // The address is the key: it must not go out to other sites nor into a search engine.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("story", stories.forReporter(pages.get(report.number()), locale));
        model.addAttribute("link", visit.link);
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/l/" + visit.link)
                        .toUriString());
        model.addAttribute("fresh", visit.fresh);
        model.addAttribute("faults", visit.faults);
        model.addAttribute("typed", visit.typed);
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
            return new Mine(null, false, List.of());
        }
        return new Mine(
                contacts.own(contact).orElse(null),
                ofAccount(report, contact),
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
