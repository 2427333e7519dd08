package id.andalan.casework.web;

import id.andalan.casework.Draft;
import id.andalan.casework.Drafts;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** GET /akun/permohonan: what the account has begun to apply for. */
@Controller
public class DraftListPage {
    private final Drafts drafts;
    private final Services services;

    DraftListPage(Drafts drafts, Services services) {
        this.drafts = drafts;
        this.services = services;
    }

    /** A draft of the account. */
    public record Row(String service, String link, Instant changedAt, Instant expiresAt) {}

    @GetMapping("/akun/permohonan")
    String list(Actor actor, Locale locale, Model model) {
        List<Row> rows =
                drafts.list(actor).stream().map(draft -> row(draft, locale)).toList();
        model.addAttribute("drafts", rows);
        return "apply/own";
    }

    private Row row(Draft draft, Locale locale) {
        String name = services.find(draft.service())
                .flatMap(versions -> versions.find(draft.version()))
                .map(service -> service.name().in(locale))
                .orElse(draft.service());
        return new Row(name, draft.link(), draft.changedAt(), draft.expiresAt());
    }
}
