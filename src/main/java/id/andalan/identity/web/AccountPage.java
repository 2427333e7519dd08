package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.Invitations;
import id.andalan.identity.OidcSignIns;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/akun/{account}: one account, and what an administrator does with it. */
@Controller
@RequestMapping("/admin/akun/{account}")
class AccountPage {
    private final Accounts accounts;
    private final Invitations invitations;
    private final OidcSignIns oidc;
    private final OidcDoor provider;
    private final ServerAddress server;
    private final PageWords words;

    AccountPage(
            Accounts accounts,
            Invitations invitations,
            OidcSignIns oidc,
            OidcDoor provider,
            ServerAddress server,
            PageWords words) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.oidc = oidc;
        this.provider = provider;
        this.server = server;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable UUID account, Model model, Locale locale) {
        return show(account, Faults.NONE, model, locale);
    }

    private String show(UUID account, Faults faults, Model model, Locale locale) {
        model.addAttribute("account", accounts.get(account));
        model.addAttribute("locked", accounts.locked(account));
        model.addAttribute("provider", provider.configured());
        model.addAttribute("subject", oidc.subject(account).orElse(null));
        model.addAttribute("roles", AccountListPage.OFFICIALS);
        model.addAttribute("agencies", words.agencies(locale));
        model.addAttribute("faults", faults);
        return "identity/account";
    }

    @PostMapping("/peran")
    String changeRole(
            Actor actor,
            @PathVariable UUID account,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String agency,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return change(
                account,
                "account.role.done",
                response,
                model,
                locale,
                () -> accounts.changeRole(
                        actor, account, version, AccountListPage.role(role), agency.isEmpty() ? null : agency));
    }

    @PostMapping("/nonaktif")
    String deactivate(
            Actor actor,
            @PathVariable UUID account,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return change(
                account,
                "account.deactivated.done",
                response,
                model,
                locale,
                () -> accounts.deactivate(actor, account, version));
    }

    @PostMapping("/aktif")
    String activate(
            Actor actor,
            @PathVariable UUID account,
            @RequestParam int version,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        return change(
                account,
                "account.activated.done",
                response,
                model,
                locale,
                () -> accounts.activate(actor, account, version));
    }

    @PostMapping("/buka-kunci")
    String unlock(Actor actor, @PathVariable UUID account, HttpServletResponse response) {
        accounts.unlock(actor, account);
        Flash.ok(response, "account.unlocked.done");
        return "redirect:/admin/akun/" + account;
    }

    /** Links the account to whom the provider calls so. */
    @PostMapping("/oidc")
    String link(
            Actor actor,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String subject,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        provider.provider();
        return change(account, "oidc.link.done", response, model, locale, () -> oidc.link(actor, account, subject));
    }

    @PostMapping("/oidc/lepas")
    String unlink(Actor actor, @PathVariable UUID account, HttpServletResponse response) {
        oidc.unlink(actor, account);
        Flash.ok(response, "oidc.unlink.done");
        return "redirect:/admin/akun/" + account;
    }

    /** The link is shown now and never again. */
    @PostMapping("/tautan")
    String invite(Actor actor, @PathVariable UUID account, HttpServletResponse response, Model model, Locale locale) {
        try {
            return link(accounts.get(account), server.link(invitations.invite(actor, account)), model);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(account, words.faults(refusal, locale), model, locale);
        }
    }

    static String link(Account account, String link, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("link", link);
        return "identity/account-link";
    }

    private String change(
            UUID account, String done, HttpServletResponse response, Model model, Locale locale, Runnable command) {
        try {
            command.run();
        } catch (Refusal refusal) {
            response.setStatus(422);
            return show(account, words.faults(refusal, locale), model, locale);
        }
        Flash.ok(response, done);
        return "redirect:/admin/akun/" + account;
    }
}
