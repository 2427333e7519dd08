package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed-in browsers. They live in the database, so any server knows them and ending one ends it everywhere at once. The database
 * holds only a hash of each token: who reads a backup cannot become somebody.
 */
@Service
public class Sessions {
    private static final Lifetime STAFF = new Lifetime(Duration.ofHours(2), Duration.ofHours(12));
    private static final Lifetime RESIDENT = new Lifetime(Duration.ofDays(14), Duration.ofDays(60));
    /** How exactly we know when a session was last used: one write a minute at most, not one a page. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final SessionTable sessions;
    private final AccountTable accounts;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    Sessions(SessionTable sessions, AccountTable accounts, KeyRing keys, AuditTrail audit, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** A session ends after {@code idle} without use, and after {@code absolute} in any case. */
    record Lifetime(Duration idle, Duration absolute) {
        static Lifetime of(Actor.Role role) {
            return role == Actor.Role.RESIDENT ? RESIDENT : STAFF;
        }
    }

    /**
     * A session just opened.
     *
     * @param token for the cookie and nothing else
     */
    public record Started(String token, Actor.Role role) {}

    /**
     * Opens a session; always under a new token, so that one planted before sign-in is worth nothing.
     *
     * @param how {@code password}, {@code link}, {@code oidc} or {@code sample}; for the audit trail
     */
    @Transactional
    public Started open(UUID account, String how, @Nullable String userAgent) {
        return open(account, how, userAgent, null);
    }

    /** The rest of {@link OidcSignIns}; the ID token is needed again to sign out at the provider. */
    @Transactional
    Started openFromProvider(UUID account, @Nullable String userAgent, String idToken) {
        return open(account, "oidc", userAgent, idToken);
    }

    private Started open(UUID account, String how, @Nullable String userAgent, @Nullable String idToken) {
        Account who = accounts.find(account).filter(Account::active).orElseThrow(() -> new NotFound("account"));
        Instant now = clock.instant();
        String token = Tokens.make();
        UUID session = Ids.next();
        sessions.insert(session, Tokens.hash(token), account, Device.of(userAgent), now, Lifetime.of(who.role()));
        if (idToken != null) {
            sessions.setIdToken(session, keys.seal(idToken, session.toString()));
        }
        accounts.signedIn(account, now);
        audit.record(who.actor(), "account.signed-in", "account", account, Map.of("how", how));
        return new Started(token, who.role());
    }

    /** The live session of that token. One look at the database: a revoked session is gone on every server at once. */
    public Optional<Session> find(String token) {
        Instant now = clock.instant();
        Optional<Session> session = sessions.find(Tokens.hash(token), now);
        session.filter(one -> one.seenAt().plus(SEEN_EVERY).isBefore(now))
                .ifPresent(one ->
                        sessions.seen(one.id(), now, Lifetime.of(one.role()).idle()));
        return session;
    }

    /** The provider's ID token with which that session began; empty when it began otherwise. */
    public Optional<String> idToken(Session session) {
        return sessions.idToken(session.id())
                .filter(kept -> keys.has(kept.keyId()))
                .map(kept -> keys.open(kept, session.id().toString()));
    }

    public List<Session.Opened> list(UUID account) {
        return sessions.list(account, clock.instant());
    }

    /** Ends the session the token belongs to, if it is still there. */
    @Transactional
    public void close(String token) {
        find(token).ifPresent(session -> close(session.actor(), session.accountId(), session.id()));
    }

    /** Ends one of the account's own sessions. */
    @Transactional
    public void close(Actor actor, UUID account, UUID session) {
        if (!sessions.delete(account, session)) {
            throw new NotFound("session");
        }
        audit.record(actor, "account.signed-out", "account", account, Map.of());
    }

    /** Signs the account out everywhere, save in the session to keep. */
    @Transactional
    public void closeAll(Actor actor, UUID account, @Nullable UUID keep) {
        int ended = sessions.deleteAll(account, keep);
        audit.record(actor, "account.signed-out-everywhere", "account", account, Map.of("sessions", ended));
    }

    /** The rest of {@link SignIns#changePassword}: new hash, other sessions ended, in one transaction. */
    @Transactional
    void changePassword(Session session, String hash) {
        accounts.setPassword(session.accountId(), hash);
        sessions.deleteAll(session.accountId(), session.id());
        audit.record(session.actor(), "account.password-set", "account", session.accountId(), Map.of("by", "owner"));
    }
}
