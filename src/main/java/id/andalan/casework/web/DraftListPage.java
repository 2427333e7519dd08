package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.casework.Application;
import id.andalan.casework.ApplicationLinks;
import id.andalan.casework.DeskMark;
import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.casework.OwnApplications;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /akun/permohonan: what the account has applied for, and above it what it has begun to fill in. */
@Controller
public class DraftListPage {
    static final int SIZE = 20;

    private final Drafts drafts;
    private final OwnApplications applications;
    private final ApplicationLinks links;
    private final Services services;
    private final Agencies agencies;

    DraftListPage(
            Drafts drafts, OwnApplications applications, ApplicationLinks links, Services services, Agencies agencies) {
        this.drafts = drafts;
        this.applications = applications;
        this.links = links;
        this.services = services;
        this.agencies = agencies;
    }

    /** A draft of the account. */
    public record Row(String service, String link, Instant changedAt, Instant expiresAt) {}

    /**
     * An application of the account.
     *
     * @param wanted what the applicant is asked for first, as the end of a text's key; null while others have it
     */
    public record Filed(
            Application application,
            String service,
            String agency,
            @Nullable String wanted,
            String href) {}

    @GetMapping("/akun/permohonan")
    String list(
            Actor actor,
            @RequestParam(name = "sesudah", required = false) @Nullable String after,
            Locale locale,
            Model model) {
        DeskMark mark = DeskMark.of(after);
        OwnApplications.Part part = applications.list(actor, mark, SIZE);
        // Drafts are few and stand above the newest only.
        List<Draft> begun = mark == null ? drafts.list(actor) : List.of();
        model.addAttribute(
                "drafts", begun.stream().map(draft -> row(draft, locale)).toList());
        model.addAttribute(
                "filed", part.rows().stream().map(own -> filed(own, locale)).toList());
        model.addAttribute("first", mark == null);
        model.addAttribute("next", part.next() == null ? null : part.next().text());
        return "apply/own";
    }

    private Row row(Draft draft, Locale locale) {
        return new Row(
                name(draft.service(), draft.version(), locale), draft.link(), draft.changedAt(), draft.expiresAt());
    }

    private Filed filed(OwnApplications.Own own, Locale locale) {
        Application one = own.application();
        return new Filed(
                one,
                name(one.service(), one.version(), locale),
                agencies.find(one.agency())
                        .map(agency -> agency.name().in(locale))
                        .orElse(one.agency()),
                own.waiting().isEmpty() ? null : own.waiting().getFirst().name().toLowerCase(Locale.ROOT),
                links.path(one));
    }

    private String name(String code, int version, Locale locale) {
        return services.find(code)
                .flatMap(versions -> versions.find(version))
                .map(service -> service.name().in(locale))
                .orElse(code);
    }
}
