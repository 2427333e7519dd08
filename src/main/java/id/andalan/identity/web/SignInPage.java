package id.andalan.identity.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Sessions;
import id.andalan.identity.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
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
    private final OidcDoor provider;
    private final Problems problems;

    SignInPage(SignIns signIns, Sessions sessions, Arrival arrival, OidcDoor provider, Problems problems) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.arrival = arrival;
        this.provider = provider;
        this.problems = problems;
    }

    @GetMapping("/masuk")
    String form(@RequestParam(defaultValue = "") String lanjut, Model model, Locale locale) {
        return form("", lanjut, Faults.NONE, model, locale);
    }

    private String form(String login, String next, Faults faults, Model model, Locale locale) {
        model.addAttribute("login", login);
        model.addAttribute("next", next);
        model.addAttribute("provider", provider.button(next, locale));
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
            return form(name, lanjut, Faults.of(refusal, problems, locale), model, locale);
        }
    }

    @PostMapping("/keluar")
    String signOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<URI> atProvider = provider.signOut(request);
        SessionCookie.read(request).ifPresent(sessions::close);
        arrival.farewell(request, response);
        Flash.ok(response, "signin.out");
        return atProvider.map(address -> provider.leave(address, model)).orElse("redirect:/");
    }
}
