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
    private final PageWords words;

    ApiKeyPage(ApiKeys keys, PageWords words) {
        this.keys = keys;
        this.words = words;
    }

    /** A new key's form. */
    public record Form(String label, Set<String> scopes, String agency) {
        static final Form EMPTY = new Form("", Set.of(), "");
    }

    @GetMapping("/admin/kunci-api")
    String list(Model model, Locale locale) {
        return list(Form.EMPTY, "", Faults.NONE, model, locale);
    }

    private String list(Form form, String made, Faults faults, Model model, Locale locale) {
        model.addAttribute("keys", keys.list());
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
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Set<ApiKey.Scope> chosen = Arrays.stream(ApiKey.Scope.values())
                .filter(scope -> scopes.contains(scope.text()))
                .collect(Collectors.toSet());
        try {
            ApiKeys.Made made = keys.make(actor, label, chosen, agency.isEmpty() ? null : agency);
            return list(Form.EMPTY, made.key(), Faults.NONE, model, locale);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return list(new Form(label, scopes, agency), "", words.faults(refusal, locale), model, locale);
        }
    }

    @PostMapping("/admin/kunci-api/{key}/cabut")
    String revoke(Actor actor, @PathVariable UUID key, HttpServletResponse response) {
        keys.revoke(actor, key);
        Flash.ok(response, "apikey.revoked.done");
        return "redirect:/admin/kunci-api";
    }
}
