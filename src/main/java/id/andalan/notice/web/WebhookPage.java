package id.andalan.notice.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.notice.Delivery;
import id.andalan.notice.Webhook;
import id.andalan.notice.Webhooks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/webhook/{id}: one address, what was sent there and what came of it. */
@Controller
@RequestMapping("/admin/webhook/{webhook}")
class WebhookPage {
    private static final int PER_PAGE = 50;

    private final Webhooks webhooks;
    private final Problems problems;

    WebhookPage(Webhooks webhooks, Problems problems) {
        this.webhooks = webhooks;
        this.problems = problems;
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable UUID webhook,
            @RequestParam(name = "sebelum", required = false) @Nullable UUID before,
            Model model) {
        Webhook one = webhooks.get(actor, webhook);
        WebhookListPage.Form form = new WebhookListPage.Form(one.label(), one.url(), Set.copyOf(one.patterns()));
        return show(actor, one, before, form, Faults.NONE, model);
    }

    private String show(
            Actor actor,
            Webhook webhook,
            @Nullable UUID before,
            WebhookListPage.Form form,
            Faults faults,
            Model model) {
        List<Delivery> found = webhooks.deliveries(actor, webhook.id(), before, PER_PAGE + 1);
        List<Delivery> shown = found.size() > PER_PAGE ? found.subList(0, PER_PAGE) : found;
        model.addAttribute("webhook", webhook);
        model.addAttribute("deliveries", shown);
        model.addAttribute(
                "older", found.size() > PER_PAGE ? shown.getLast().id().toString() : "");
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("actions", webhooks.actions());
        return "notice/webhook";
    }

    @PostMapping
    String change(
            Actor actor,
            @PathVariable UUID webhook,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") Set<String> patterns,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        WebhookListPage.Form form = new WebhookListPage.Form(label, url, patterns);
        try {
            webhooks.change(actor, webhook, version, form.wish());
            return done(response, "webhook.saved", webhook);
        } catch (Refusal refusal) {
            response.setStatus(422);
            Webhook one = webhooks.get(actor, webhook);
            return show(actor, one, null, form, Faults.of(refusal, problems, locale), model);
        }
    }

    @PostMapping("/uji")
    String ping(Actor actor, @PathVariable UUID webhook, HttpServletResponse response) {
        webhooks.ping(actor, webhook);
        return done(response, "webhook.pinged", webhook);
    }

    @PostMapping("/jeda")
    String pause(Actor actor, @PathVariable UUID webhook, HttpServletResponse response) {
        webhooks.pause(actor, webhook);
        return done(response, "webhook.paused", webhook);
    }

    @PostMapping("/nyala")
    String resume(Actor actor, @PathVariable UUID webhook, HttpServletResponse response) {
        webhooks.resume(actor, webhook);
        return done(response, "webhook.resumed", webhook);
    }

    @PostMapping("/ulang")
    String redeliverDead(Actor actor, @PathVariable UUID webhook, HttpServletResponse response) {
        webhooks.redeliverDead(actor, webhook);
        return done(response, "webhook.again.done", webhook);
    }

    @PostMapping("/ulang/{delivery}")
    String redeliver(
            Actor actor, @PathVariable UUID webhook, @PathVariable UUID delivery, HttpServletResponse response) {
        webhooks.redeliver(actor, webhook, delivery);
        return done(response, "webhook.again.done", webhook);
    }

    /** The answer shows the new secret, once. */
    @PostMapping("/rahasia")
    String renewSecret(Actor actor, @PathVariable UUID webhook, HttpServletResponse response, Model model) {
        Webhooks.WithSecret renewed = webhooks.renewSecret(actor, webhook);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("webhook", renewed.webhook());
        model.addAttribute("secret", renewed.secret());
        return "notice/webhook-secret";
    }

    @PostMapping("/hapus")
    String delete(Actor actor, @PathVariable UUID webhook, HttpServletResponse response) {
        webhooks.delete(actor, webhook);
        Flash.ok(response, "webhook.deleted");
        return "redirect:/admin/webhook";
    }

    private static String done(HttpServletResponse response, String textKey, UUID webhook) {
        Flash.ok(response, textKey);
        return "redirect:/admin/webhook/" + webhook;
    }
}
