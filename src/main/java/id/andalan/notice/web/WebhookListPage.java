package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.notice.Notices;
import id.andalan.notice.Webhooks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/webhook: which other systems are told what, and how the outgoing e-mail stands. */
@Controller
public class WebhookListPage {
    private final Webhooks webhooks;
    private final Notices notices;
    private final Problems problems;

    WebhookListPage(Webhooks webhooks, Notices notices, Problems problems) {
        this.webhooks = webhooks;
        this.notices = notices;
        this.problems = problems;
    }

    /** What stands in the form of a new or changed webhook. */
    public record Form(String label, String url, Set<String> patterns) {
        static final Form EMPTY = new Form("", "https://", Set.of());

        Webhooks.Wish wish() {
            return new Webhooks.Wish(label, url, List.copyOf(patterns));
        }
    }

    @GetMapping("/admin/webhook")
    String list(Actor actor, Model model) {
        model.addAttribute("webhooks", webhooks.list(actor));
        model.addAttribute("mailPossible", notices.mailPossible());
        model.addAttribute("mail", notices.mailStanding(actor));
        return "notice/webhook-list";
    }

    @PostMapping("/admin/webhook/surel")
    String retryMail(Actor actor, HttpServletResponse response) {
        notices.retryDeadMail(actor);
        Flash.ok(response, "mail.retried");
        return "redirect:/admin/webhook";
    }

    @GetMapping("/admin/webhook/baru")
    String create(Model model) {
        return form(Form.EMPTY, Faults.NONE, model);
    }

    private String form(Form form, Faults faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("actions", webhooks.actions());
        return "notice/webhook-new";
    }

    /** The answer shows the secret, once; so it is no redirect and nobody keeps it. */
    @PostMapping("/admin/webhook")
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") Set<String> patterns,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Form form = new Form(label, url, patterns);
        try {
            Webhooks.WithSecret created = webhooks.create(actor, form.wish());
            response.setHeader("Cache-Control", "no-store");
            model.addAttribute("webhook", created.webhook());
            model.addAttribute("secret", created.secret());
            return "notice/webhook-secret";
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(form, Faults.of(refusal, problems, locale), model);
        }
    }
}
