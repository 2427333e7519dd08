package id.andalan.identity.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Sessions;
import id.andalan.identity.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET and POST /masuk, POST /keluar. */
@Controller
class SignInPage {
    private static final int LONGEST_LOGIN = 200;

    private final SignIns signIns;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Problems problems;

    SignInPage(SignIns signIns, Sessions sessions, Arrival arrival, Problems problems) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.arrival = arrival;
        this.problems = problems;
    }

    @GetMapping("/masuk")
    String form(@RequestParam(defaultValue = "") String lanjut, Model model) {
        return form("", lanjut, Faults.NONE, model);
    }

    private String form(String login, String next, Faults faults, Model model) {
        model.addAttribute("login", login);
        model.addAttribute("next", next);
        model.addAttribute("faults", faults);
        return "identity/sign-in";
    }

    @PostMapping("/masuk")
    String signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String lanjut,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        String name = login.length() > LONGEST_LOGIN ? login.substring(0, LONGEST_LOGIN) : login;
        try {
            return "redirect:"
                    + arrival.welcome(
                            signIns.signIn(name, password, request.getRemoteAddr(), request.getHeader("User-Agent")),
                            lanjut,
                            request,
                            response);
        } catch (Refusal refusal) {
            response.setStatus(refusal.code().equals("signin.locked") ? 429 : 422);
            return form(name, lanjut, Faults.of(refusal, problems, locale), model);
        }
    }

    @PostMapping("/keluar")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::close);
        arrival.farewell(request, response);
        Flash.ok(response, "signin.out");
        return "redirect:/";
    }
}
