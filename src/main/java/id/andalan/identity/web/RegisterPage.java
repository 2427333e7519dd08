package id.andalan.identity.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.OwnAccount;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET and POST /daftar: an account for a resident who wants to keep reports together. Nobody needs one. */
@Controller
class RegisterPage {
    private final OwnAccount own;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Problems problems;

    RegisterPage(OwnAccount own, Sessions sessions, Arrival arrival, Problems problems) {
        this.own = own;
        this.sessions = sessions;
        this.arrival = arrival;
        this.problems = problems;
    }

    @GetMapping("/daftar")
    String form(Model model) {
        return form("", "", Faults.NONE, model);
    }

    private static String form(String name, String login, Faults faults, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("login", login);
        model.addAttribute("faults", faults);
        return "identity/register";
    }

    @PostMapping("/daftar")
    String register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            UUID account = own.register(name, login, password);
            Flash.ok(response, "register.done");
            return "redirect:"
                    + arrival.welcome(
                            sessions.open(account, "password", request.getHeader("User-Agent")), "", request, response);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(name, login, Faults.of(refusal, problems, locale), model);
        }
    }
}
