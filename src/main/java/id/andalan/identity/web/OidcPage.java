package id.andalan.identity.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.identity.OidcLimit;
import id.andalan.identity.OidcSignIns;
import id.andalan.identity.Session;
import id.andalan.identity.Sessions;
import id.andalan.identity.oidc.Person;
import id.andalan.identity.oidc.Provider;
import id.andalan.identity.oidc.ProviderFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /masuk/oidc: to the provider and back; POST /akun/oidc: the same to link one's account. */
@Controller
class OidcPage {
    private static final Logger LOG = LoggerFactory.getLogger(OidcPage.class);
    private static final String FAULT = "identity/oidc-fault";

    private final OidcDoor door;
    private final OidcCookie cookie;
    private final OidcSignIns signIns;
    private final OidcLimit limit;
    private final Arrival arrival;
    private final Problems problems;

    OidcPage(
            OidcDoor door,
            OidcCookie cookie,
            OidcSignIns signIns,
            OidcLimit limit,
            Arrival arrival,
            Problems problems) {
        this.door = door;
        this.cookie = cookie;
        this.signIns = signIns;
        this.limit = limit;
        this.arrival = arrival;
        this.problems = problems;
    }

    /** Where to go on from a fault page: the same again. */
    private record Asked(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {}

    @GetMapping("/masuk/oidc")
    String leave(
            @RequestParam(defaultValue = "") String lanjut,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Asked asked = new Asked(request, response, model, locale);
        try {
            return "redirect:" + begin(lanjut, null, asked).address();
        } catch (ProviderFault fault) {
            return show(fault, lanjut, asked);
        }
    }

    @PostMapping("/akun/oidc")
    String link(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        Asked asked = new Asked(request, response, model, locale);
        UUID account = CurrentActor.session().orElseThrow().accountId();
        try {
            return door.leave(begin("/akun", account, asked).address(), model);
        } catch (ProviderFault fault) {
            return show(fault, "/akun", asked);
        }
    }

    private Provider.Start begin(String next, @Nullable UUID account, Asked asked) throws ProviderFault {
        Provider.Start start = door.provider().begin(door.back());
        cookie.write(
                asked.request(),
                asked.response(),
                cookie.flow(start.state(), start.nonce(), start.verifier(), next, account));
        return start;
    }

    @GetMapping("/masuk/oidc/kembali")
    String back(
            @RequestParam Map<String, String> answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        Asked asked = new Asked(request, response, model, locale);
        Provider provider = door.provider();
        OidcCookie.Flow flow = cookie.take(request, response).orElse(null);
        String next = flow == null ? "" : flow.next();
        try {
            limit.begin(request.getRemoteAddr());
            if (flow == null || !same(flow.state(), answer.getOrDefault("state", ""))) {
                throw new Refusal("oidc.state");
            }
            Optional<Sessions.Started> started = enter(person(provider, flow, answer), flow, asked);
            limit.succeeded(request.getRemoteAddr());
            return started.isEmpty()
                    ? show("oidc.groups", 403, next, asked)
                    : "redirect:" + arrival.welcome(started.get(), next, request, response);
        } catch (Refusal refusal) {
            int status = switch (refusal.code()) {
                case "signin.locked" -> 429;
                case "oidc.disabled" -> 403;
                default -> 422;
            };
            LOG.info("OIDC: {}", refusal.code());
            model.addAttribute("text", problems.text(refusal, locale));
            return fault(status, next, asked);
        } catch (ProviderFault fault) {
            return show(fault, next, asked);
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private Person person(Provider provider, OidcCookie.Flow flow, Map<String, String> answer) throws ProviderFault {
        if (!provider.answers(answer.get("iss"))) {
            throw new ProviderFault(ProviderFault.Kind.TOKEN, "jawaban dari penyedia lain");
        }
        String error = answer.get("error");
        if (error != null) {
            if (error.equals("access_denied")) {
                throw new Refusal("oidc.denied");
            }
            throw new ProviderFault(
                    error.equals("server_error") || error.equals("temporarily_unavailable")
                            ? ProviderFault.Kind.UNREACHABLE
                            : ProviderFault.Kind.SETTINGS,
                    "penyedia menjawab " + error.replaceAll("[^a-z_]", ""));
        }
        String code = answer.getOrDefault("code", "");
        if (code.isBlank()) {
            throw new Refusal("oidc.state");
        }
        return provider.finish(code, door.back(), flow.nonce(), flow.verifier());
    }

    private Optional<Sessions.Started> enter(Person person, OidcCookie.Flow flow, Asked asked) {
        String device = asked.request().getHeader("User-Agent");
        if (flow.account() == null) {
            return signIns.enter(person, device);
        }
        // Only in the session that wanted it: else a stranger's identity could be hung onto somebody's account.
        Session session = CurrentActor.session()
                .filter(one -> one.accountId().equals(flow.account()))
                .orElseThrow(() -> new Refusal("oidc.state"));
        Sessions.Started started = signIns.link(session, person, device);
        Flash.ok(asked.response(), "oidc.link.done");
        return Optional.of(started);
    }

    private String show(ProviderFault fault, String next, Asked asked) {
        LOG.warn("OIDC: {}", fault.getMessage());
        return show(fault.kind().code(), fault.kind().status(), next, asked);
    }

    private String show(String code, int status, String next, Asked asked) {
        asked.model().addAttribute("text", problems.text(code, asked.locale()));
        return fault(status, next, asked);
    }

    private String fault(int status, String next, Asked asked) {
        asked.response().setStatus(status);
        asked.model().addAttribute("again", door.button(next, asked.locale()));
        asked.model().addAttribute("signedIn", CurrentActor.session().isPresent());
        return FAULT;
    }
}
