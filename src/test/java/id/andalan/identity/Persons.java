package id.andalan.identity;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Persons for tests: {@code mvc.get().uri("/kerja").with(persons.officer("DLH"))}. Each call makes a new account with a session of its
 * own, through the same door as everybody, so what works here works for real. Forms are sent {@code .with(form())}.
 */
@Component
@TestComponent
public class Persons {
    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Contacts contacts;
    private final AccountTable table;
    private final KeyRing keyRing;
    private final Clock clock;

    Persons(
            Accounts accounts,
            Sessions sessions,
            ApiKeys keys,
            Contacts contacts,
            AccountTable table,
            KeyRing keyRing,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.contacts = contacts;
        this.table = table;
        this.keyRing = keyRing;
        this.clock = clock;
    }

    /** A resident with an account; most have none. */
    public RequestPostProcessor resident() {
        return as(residentActor());
    }

    public Actor residentActor() {
        UUID account = Ids.next();
        UUID contact = contacts.store(new Contact("Warga Uji", null, account + "@contoh.invalid"));
        table.insert(
                new AccountTable.New(
                        account,
                        keyRing.index("login", account.toString()),
                        Role.RESIDENT,
                        null,
                        null,
                        null,
                        contact,
                        null,
                        false),
                clock.instant());
        return accounts.get(account).actor();
    }

    public RequestPostProcessor officer(String agency) {
        return as(actor(Role.OFFICER, agency));
    }

    public RequestPostProcessor head(String agency) {
        return as(actor(Role.AGENCY_HEAD, agency));
    }

    public RequestPostProcessor leader() {
        return as(actor(Role.LEADER, null));
    }

    public RequestPostProcessor admin() {
        return as(actor(Role.ADMIN, null));
    }

    public RequestPostProcessor auditor() {
        return as(actor(Role.AUDITOR, null));
    }

    /** A form sent from one of our own pages: its CSRF token stands in cookie and form. */
    public static RequestPostProcessor form() {
        return request -> {
            String token = UUID.randomUUID().toString();
            byte[] masked = new byte[token.length() * 2]; // the mask (all zero), then the token under it
            System.arraycopy(token.getBytes(StandardCharsets.US_ASCII), 0, masked, token.length(), token.length());
            request.setParameter("_csrf", Base64.getUrlEncoder().encodeToString(masked));
            addCookie(request, new Cookie("andalan_csrf", token));
            return request;
        };
    }

    private static void addCookie(MockHttpServletRequest request, Cookie cookie) {
        request.setCookies(Stream.concat(
                        request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies()),
                        Stream.of(cookie))
                .toArray(Cookie[]::new));
    }

    /** A new official, for calls to a façade. */
    public Actor actor(Role role, String agency) {
        String login = "uji-" + Ids.next();
        UUID account = accounts.create(Actor.SYSTEM, new Accounts.Official("Uji " + role, login, role, agency));
        return accounts.get(account).actor();
    }

    /** The browser of that account. */
    public RequestPostProcessor as(Actor actor) {
        return as(actor.id());
    }

    public RequestPostProcessor as(UUID account) {
        String token = session(account);
        return request -> {
            addCookie(request, new Cookie("andalan_session", token));
            return request;
        };
    }

    /** The value of the cookie {@code andalan_session} of a new session. */
    public String session(UUID account) {
        return sessions.open(account, "test", "JUnit").token();
    }

    /** A program with a new key that has these scopes and, unless null, is bound to that agency. */
    public RequestPostProcessor program(String agency, ApiKey.Scope... scopes) {
        String key = key(agency, scopes);
        return request -> {
            request.addHeader("X-Api-Key", key);
            return request;
        };
    }

    public String key(String agency, ApiKey.Scope... scopes) {
        return keys.make(Actor.SYSTEM, "uji", Set.of(scopes), agency).key();
    }
}
