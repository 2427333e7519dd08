package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that work once: with one, somebody chooses the password of an account. There is no default password and none is ever sent;
 * even the first administrator comes in by a link.
 */
@Service
public class Invitations {
    static final Duration ADMINISTRATOR = Duration.ofHours(24);
    static final Duration INVITATION = Duration.ofDays(7);
    static final Duration PASSWORD = Duration.ofHours(24);

    private final LinkTable links;
    private final AccountTable accounts;
    private final SessionTable sessions;
    private final Passwords passwords;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            LinkTable links,
            AccountTable accounts,
            SessionTable sessions,
            Passwords passwords,
            KeyRing keys,
            AuditTrail audit,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the page behind a link asks for.
     *
     * @param account null when the link makes a new administrator, who then also chooses name and sign-in name
     */
    public record Invitation(@Nullable Account account) {}

    /** No administrator can sign in yet. */
    public boolean administratorMissing() {
        return !accounts.anyActive(Role.ADMIN);
    }

    /** A link that makes an administrator; every earlier one is void. */
    @Transactional
    public String inviteAdministrator() {
        links.deleteOf(LinkTable.Purpose.ADMINISTRATOR);
        String token = link(LinkTable.Purpose.ADMINISTRATOR, null, ADMINISTRATOR);
        audit.record(Actor.SYSTEM, "account.link-made", "account", "administrator", Map.of("purpose", "ADMINISTRATOR"));
        return token;
    }

    /** A link with which the account's owner chooses a (new) password; every earlier one of this account is void. */
    @Transactional
    public String invite(Actor actor, UUID id) {
        Account account = accounts.find(id).filter(Account::active).orElseThrow(() -> new NotFound("account"));
        if (account.sample()) {
            throw new Refusal("account.sample");
        }
        links.deleteOf(id);
        LinkTable.Purpose purpose = account.invited() ? LinkTable.Purpose.INVITATION : LinkTable.Purpose.PASSWORD;
        String token = link(purpose, id, account.invited() ? INVITATION : PASSWORD);
        audit.record(actor, "account.link-made", "account", id, Map.of("purpose", purpose.name()));
        return token;
    }

    private String link(LinkTable.Purpose purpose, @Nullable UUID account, Duration life) {
        String token = Tokens.make();
        Instant now = clock.instant();
        links.insert(Tokens.hash(token), purpose, account, now, now.plus(life));
        return token;
    }

    /** What the link is for; looking does not use it up, since mail programs look at links too. */
    public Optional<Invitation> find(String token) {
        return links.find(Tokens.hash(token), clock.instant())
                .map(link -> new Invitation(
                        link.account() == null
                                ? null
                                : accounts.find(link.account()).orElse(null)));
    }

    /**
     * Uses the link up: sets the password, ends all sessions of the account.
     *
     * @return the account
     * @throws Refusal {@code password.*} at the field; the link stays good
     * @throws NotFound when the link was used, replaced or too old
     */
    @Transactional
    public UUID accept(String token, String password) {
        LinkTable.Link link = take(token);
        UUID id = link.account();
        if (id == null) {
            throw new NotFound("link");
        }
        Account account = accounts.find(id).filter(Account::active).orElseThrow(() -> new NotFound("account"));
        PasswordRules.check(password, account.login() == null ? "" : account.login())
                .ifPresent(refusal -> {
                    throw refusal;
                });
        accounts.setPassword(id, passwords.hash(password));
        sessions.deleteAll(id, null);
        audit.record(account.actor(), "account.password-set", "account", id, Map.of("by", "link"));
        return id;
    }

    /** Uses up a link of {@link #inviteAdministrator}: makes the administrator. */
    @Transactional
    public UUID acceptAdministrator(String token, String name, String login, String password) {
        if (take(token).purpose() != LinkTable.Purpose.ADMINISTRATOR) {
            throw new NotFound("link");
        }
        String signIn = Accounts.login(login);
        if (name.isBlank() || name.length() > Accounts.LONGEST_NAME) {
            throw Refusal.at("name", "account.name", Accounts.LONGEST_NAME);
        }
        PasswordRules.check(password, signIn).ifPresent(refusal -> {
            throw refusal;
        });
        UUID id = Ids.next();
        AccountTable.New row = new AccountTable.New(
                id,
                keys.index("login", signIn),
                Role.ADMIN,
                null,
                signIn,
                name.strip(),
                null,
                passwords.hash(password),
                false);
        if (accounts.findByLogin(keys.indexes("login", signIn)).isPresent() || !accounts.insert(row, clock.instant())) {
            throw Refusal.at("login", "account.login.taken");
        }
        audit.record(Actor.SYSTEM, "account.created", "account", id, Map.of("role", Role.ADMIN.name(), "by", "link"));
        return id;
    }

    private LinkTable.Link take(String token) {
        return links.take(Tokens.hash(token), clock.instant()).orElseThrow(() -> new NotFound("link"));
    }
}
