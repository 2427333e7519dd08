package id.andalan.identity.web;

import id.andalan.core.NotFound;
import id.andalan.identity.Account;
import id.andalan.identity.OidcSignIns;
import id.andalan.identity.Sessions;
import id.andalan.identity.oidc.OidcSettings;
import id.andalan.identity.oidc.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriUtils;

/** What pages show of the provider, and how a browser is sent there. */
@Component
public class OidcDoor {
    private final OidcSettings settings;
    private final ObjectProvider<Provider> provider;
    private final OidcSignIns signIns;
    private final Sessions sessions;
    private final ServerAddress server;
    private final MessageSource messages;

    OidcDoor(
            OidcSettings settings,
            ObjectProvider<Provider> provider,
            OidcSignIns signIns,
            Sessions sessions,
            ServerAddress server,
            MessageSource messages) {
        this.settings = settings;
        this.provider = provider;
        this.signIns = signIns;
        this.sessions = sessions;
        this.server = server;
        this.messages = messages;
    }

    /** The button of the sign-in page. */
    public record Button(String label, String href) {}

    /** How an account stands to the provider. */
    public enum Standing {
        /** There is no provider, or not for this account. */
        NONE,
        LINKED,
        /** Can be linked. */
        OPEN
    }

    Standing standing(Account account) {
        if (!configured() || account.sample()) {
            return Standing.NONE;
        }
        return signIns.subject(account.id()).isPresent() ? Standing.LINKED : Standing.OPEN;
    }

    boolean configured() {
        return settings.configured();
    }

    /** Null when there is no provider. */
    @Nullable
    Button button(String next, Locale locale) {
        if (!configured()) {
            return null;
        }
        String label = settings.label().isEmpty() ? messages.getMessage("oidc.button", null, locale) : settings.label();
        return new Button(
                label,
                "/masuk/oidc" + (next.isEmpty() ? "" : "?lanjut=" + UriUtils.encode(next, StandardCharsets.UTF_8)));
    }

    /** @throws NotFound when none is configured */
    Provider provider() {
        if (!configured()) {
            throw new NotFound("provider");
        }
        return provider.stream().findFirst().orElseThrow(() -> new NotFound("provider"));
    }

    /** Where the provider sends people back to; has to be entered there letter for letter. */
    URI back() {
        return URI.create(server.of("/masuk/oidc/kembali"));
    }

    /** Where the browser of this session signs out at the provider too; empty when it did not come in that way. Ask before closing. */
    Optional<URI> signOut(HttpServletRequest request) {
        if (!configured()) {
            return Optional.empty();
        }
        return SessionCookie.read(request)
                .flatMap(sessions::find)
                .flatMap(sessions::idToken)
                .flatMap(token -> provider().signOut(token, URI.create(server.of("/"))));
    }

    /**
     * The view that leads from a form to the provider. A form may lead to the issuer's own site only (Content-Security-Policy); where
     * the provider has moved the page elsewhere, people go on by a link.
     */
    String leave(URI address, Model model) {
        if (Headers.origin(address.toString()).equals(Headers.origin(settings.issuer()))) {
            return "redirect:" + address;
        }
        model.addAttribute("address", address.toString());
        model.addAttribute("host", String.valueOf(address.getHost()));
        return "identity/oidc-leave";
    }
}
