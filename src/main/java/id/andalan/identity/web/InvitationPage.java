package id.andalan.identity.web;

import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.Invitations;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET and POST /undangan/{token}: choose a password; the first administrator also a name. */
@Controller
public class InvitationPage {
    private final Invitations invitations;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Problems problems;

    InvitationPage(Invitations invitations, Sessions sessions, Arrival arrival, Problems problems) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.arrival = arrival;
        this.problems = problems;
    }

    /** What was typed; {@code name} and {@code login} are asked of a new administrator only. */
    public record Form(String name, String login, String password, String repeated) {}

    @GetMapping("/undangan/{token}")
    String form(@PathVariable String token, Model model, HttpServletResponse response) {
        return form(token, new Form("", "", "", ""), Faults.NONE, model, response);
    }

    private String form(String token, Form form, Faults faults, Model model, HttpServletResponse response) {
        Invitations.Invitation invitation = invitations.find(token).orElse(null);
        if (invitation == null) {
            response.setStatus(404);
            return "identity/invitation-void";
        }
        model.addAttribute("account", invitation.account());
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        return "identity/invitation";
    }

    @PostMapping("/undangan/{token}")
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Form form = new Form(name, login, password, repeated);
        try {
            UUID account = accept(token, form);
            Flash.ok(response, "invitation.accepted");
            return "redirect:"
                    + arrival.welcome(
                            sessions.open(account, "link", request.getHeader("User-Agent")), "", request, response);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(token, form, Faults.of(refusal, problems, locale), model, response);
        } catch (NotFound used) {
            return form(token, form, Faults.NONE, model, response);
        }
    }

    private UUID accept(String token, Form form) {
        if (!form.password().equals(form.repeated())) {
            throw Refusal.at("repeated", "password.repeated");
        }
        boolean administrator =
                invitations.find(token).orElseThrow(() -> new NotFound("link")).account() == null;
        return administrator
                ? invitations.acceptAdministrator(token, form.name(), form.login(), form.password())
                : invitations.accept(token, form.password());
    }
}
