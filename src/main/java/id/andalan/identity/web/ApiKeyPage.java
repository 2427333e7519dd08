package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.identity.ApiKey;
import id.andalan.identity.ApiKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/kunci-api: the keys of other systems. A new key is shown once. */
@Controller
public class ApiKeyPage {
    private final ApiKeys keys;
    private final KeyLimits limits;
    private final PageWords words;

    ApiKeyPage(ApiKeys keys, KeyLimits limits, PageWords words) {
        this.keys = keys;
        this.limits = limits;
        this.words = words;
    }

    /**
     * A new key's form.
     *
     * @param limit requests a minute, as typed; empty: as many as every key
     */
    public record Form(String label, Set<String> scopes, String agency, String limit) {
        static final Form EMPTY = new Form("", Set.of(), "", "");
    }

    @GetMapping("/admin/kunci-api")
    String list(Model model, Locale locale) {
        return list(Form.EMPTY, "", Faults.NONE, model, locale);
    }

    private String list(Form form, String made, Faults faults, Model model, Locale locale) {
        model.addAttribute("keys", keys.list());
        model.addAttribute("usual", limits.usual());
        model.addAttribute("made", made);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("scopes", List.of(ApiKey.Scope.values()));
        model.addAttribute("agencies", words.agencies(locale));
        return "identity/api-keys";
    }

    @PostMapping("/admin/kunci-api")
    String make(
            Actor actor,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") Set<String> scopes,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String limit,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Set<ApiKey.Scope> chosen = Arrays.stream(ApiKey.Scope.values())
                .filter(scope -> scopes.contains(scope.text()))
                .collect(Collectors.toSet());
        try {
            ApiKeys.Made made = keys.make(actor, label, chosen, agency.isEmpty() ? null : agency, perMinute(limit));
            return list(Form.EMPTY, made.key(), Faults.NONE, model, locale);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return list(new Form(label, scopes, agency, limit), "", words.faults(refusal, locale), model, locale);
        }
    }

    /** Empty: as many as every key; points between thousands are how people here write numbers. */
    private static @Nullable Integer perMinute(String typed) {
        String number = typed.strip();
        if (number.isEmpty()) {
            return null;
        }
        // 5.5 is no way to write 55.
        if (!number.matches("[0-9]{1,9}|[0-9]{1,3}([. ][0-9]{3}){1,2}")) {
            throw Refusal.at("limit", "apikey.limit", ApiKeys.MOST_PER_MINUTE);
        }
        return Integer.valueOf(number.replaceAll("[. ]", ""));
    }

    @PostMapping("/admin/kunci-api/{key}/batas")
    String limit(
            Actor actor,
            @PathVariable UUID key,
            @RequestParam(defaultValue = "") String limit,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            keys.limit(actor, key, perMinute(limit));
        } catch (Refusal refusal) {
            response.setStatus(422);
            return list(Form.EMPTY, "", words.faults(refusal, locale), model, locale);
        }
        Flash.ok(response, "apikey.limited.done");
        return "redirect:/admin/kunci-api";
    }

    @PostMapping("/admin/kunci-api/{key}/cabut")
    String revoke(Actor actor, @PathVariable UUID key, HttpServletResponse response) {
        keys.revoke(actor, key);
        Flash.ok(response, "apikey.revoked.done");
        return "redirect:/admin/kunci-api";
    }
}
