package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.Contact;
import id.andalan.identity.Look;
import id.andalan.identity.OwnAccount;
import id.andalan.identity.Session;
import id.andalan.identity.Sessions;
import id.andalan.identity.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /akun: my account, my sessions, my password; for residents also who looked at my data, and being forgotten. */
@Controller
public class OwnPage {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignIns signIns;
    private final OwnAccount own;
    private final OidcDoor provider;
    private final Arrival arrival;
    private final PageWords words;

    OwnPage(
            Accounts accounts,
            Sessions sessions,
            SignIns signIns,
            OwnAccount own,
            OidcDoor provider,
            Arrival arrival,
            PageWords words) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIns = signIns;
        this.own = own;
        this.provider = provider;
        this.arrival = arrival;
        this.words = words;
    }

    /**
     * Everything the page shows.
     *
     * @param contact a resident's own data; null for officials
     * @param provider how this account stands to the provider
     */
    public record Mine(
            Account account,
            @Nullable String agency,
            @Nullable Contact contact,
            OidcDoor.Standing provider,
            UUID current,
            List<Session.Opened> sessions,
            List<Look> looks) {}

    @GetMapping("/akun")
    String show(Model model, Locale locale) {
        return show(Faults.NONE, model, locale);
    }

    private String show(Faults faults, Model model, Locale locale) {
        Session session = CurrentActor.session().orElseThrow();
        Account account = accounts.get(session.accountId());
        UUID contact = session.contactId();
        String agency = session.agency();
        model.addAttribute(
                "mine",
                new Mine(
                        account,
                        agency == null ? null : words.agencies(locale).getOrDefault(agency, agency),
                        contact == null ? null : own.contact(contact).orElse(null),
                        provider.standing(account),
                        session.id(),
                        sessions.list(account.id()),
                        contact == null ? List.of() : own.lookers(contact)));
        model.addAttribute("agencies", words.agencies(locale));
        model.addAttribute("faults", faults);
        return "identity/own";
    }

    @PostMapping("/akun/sandi")
    String changePassword(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        try {
            if (!password.equals(repeated)) {
                throw Refusal.at("repeated", "password.repeated");
            }
            signIns.changePassword(CurrentActor.session().orElseThrow(), old, password, request.getRemoteAddr());
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(words.faults(refusal, locale), model, locale);
        }
        Flash.ok(response, "own.password.done");
        return "redirect:/akun";
    }

    @PostMapping("/akun/keluar-semua")
    String signOutElsewhere(Actor actor, HttpServletResponse response) {
        Session session = CurrentActor.session().orElseThrow();
        sessions.closeAll(actor, session.accountId(), session.id());
        Flash.ok(response, "own.elsewhere.done");
        return "redirect:/akun";
    }

    @PostMapping("/akun/sesi/{session}/tutup")
    String close(Actor actor, @PathVariable UUID session, HttpServletResponse response) {
        sessions.close(actor, CurrentActor.session().orElseThrow().accountId(), session);
        Flash.ok(response, "own.session.done");
        return "redirect:/akun";
    }

    @PostMapping("/akun/hapus")
    String erase(
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        if (!sure) {
            response.setStatus(422);
            return show(words.faults(Refusal.at("sure", "own.erase.sure"), locale), model, locale);
        }
        own.erase(CurrentActor.session().orElseThrow());
        arrival.farewell(request, response);
        Flash.ok(response, "own.erase.done");
        return "redirect:/";
    }
}
