package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.oidc.GroupMapping.Grant;
import id.andalan.identity.oidc.Person;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in through the government's own provider. An account is recognised by issuer and subject and by nothing else; what it may do
 * follows the person's groups at each sign-in.
 */
@Service
public class OidcSignIns {
    private static final int LONGEST_SUBJECT = 255; // OpenID Connect Core 1.0, 2

    private final OidcTable table;
    private final OidcAccounts known;
    private final OidcGrants grants;
    private final Accounts accounts;
    private final SessionTable open;
    private final Sessions sessions;
    private final AuditTrail audit;

    OidcSignIns(
            OidcTable table,
            OidcAccounts known,
            OidcGrants grants,
            Accounts accounts,
            SessionTable open,
            Sessions sessions,
            AuditTrail audit) {
        this.table = table;
        this.known = known;
        this.grants = grants;
        this.accounts = accounts;
        this.open = open;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Lets somebody in whom the provider vouches for; makes the account at the first time.
     *
     * @return empty when no group gives a role: then nobody came in, and whoever had a role through groups has lost it
     * @throws Refusal {@code oidc.disabled}, {@code oidc.exists}, {@code oidc.ambiguous}, {@code oidc.agency}
     */
    @Transactional
    public Optional<Sessions.Started> enter(Person person, @Nullable String userAgent) {
        table.lock(person.issuer(), person.subject());
        Optional<OidcTable.Linked> linked = table.find(person.issuer(), person.subject());
        Optional<Grant> grant = grants.of(person);
        if (linked.isEmpty()) {
            return grant.isPresent() || grants.residents()
                    ? Optional.of(open(known.make(person, grant), person, userAgent))
                    : Optional.empty();
        }
        Account account = accounts.get(linked.get().account());
        if (!account.active() && !linked.get().withdrawn()) {
            throw new Refusal("oidc.disabled");
        }
        if (grant.isPresent()) {
            known.update(account, linked.get().withdrawn(), person, grant.get());
        } else if (account.role() != Role.RESIDENT) {
            known.withdraw(account);
            return Optional.empty();
        } else if (!grants.residents()) {
            return Optional.empty();
        }
        return Optional.of(open(account.id(), person, userAgent));
    }

    private Sessions.Started open(UUID account, Person person, @Nullable String userAgent) {
        return sessions.openFromProvider(account, userAgent, person.idToken());
    }

    /**
     * The owner, signed in with a password, has shown to be the same person at the provider: from now on the account has both ways in.
     * The session goes on under a new token.
     *
     * @throws Refusal {@code oidc.taken}, {@code oidc.linked}, {@code oidc.sample}, {@code oidc.link.groups}
     */
    @Transactional
    public Sessions.Started link(Session session, Person person, @Nullable String userAgent) {
        table.lock(person.issuer(), person.subject());
        Account account = accounts.get(session.accountId());
        if (account.sample()) {
            throw new Refusal("oidc.sample");
        }
        Optional<Grant> grant = grants.of(person);
        boolean resident = account.role() == Role.RESIDENT;
        // A resident stays a resident and an official an official: linking is no way to change from one to the other.
        if (grant.isPresent() == resident || (resident && !grants.residents())) {
            throw new Refusal("oidc.link.groups");
        }
        link(account.id(), person.issuer(), person.subject());
        audit.record(session.actor(), "account.linked", "account", account.id(), Map.of("by", "owner"));
        grant.ifPresent(given -> known.update(account, false, person, given));
        open.delete(account.id(), session.id());
        return open(account.id(), person, userAgent);
    }

    /** An administrator knows who it is at the provider, and enters the subject there. */
    @Transactional
    public void link(Actor administrator, UUID id, String subject) {
        Account account = accounts.get(id);
        String name = subject.strip();
        if (name.isEmpty() || name.length() > LONGEST_SUBJECT || !name.matches("\\p{ASCII}+")) {
            throw Refusal.at("subject", "oidc.subject");
        }
        if (account.sample()) {
            throw Refusal.at("subject", "oidc.sample");
        }
        table.lock(grants.issuer(), name);
        link(id, grants.issuer(), name);
        audit.record(administrator, "account.linked", "account", id, Map.of("by", "administrator"));
    }

    private void link(UUID account, String issuer, String subject) {
        if (table.find(issuer, subject).isPresent()) {
            throw Refusal.at("subject", "oidc.taken");
        }
        if (!table.link(account, issuer, subject)) {
            throw Refusal.at("subject", "oidc.linked");
        }
    }

    /** The provider opens this account no more; whoever is in is out. */
    @Transactional
    public void unlink(Actor administrator, UUID account) {
        if (!table.unlink(account)) {
            throw new NotFound("link");
        }
        open.deleteAll(account, null);
        audit.record(administrator, "account.unlinked", "account", account, Map.of());
    }

    /** What the provider calls the owner of this account; empty when it is not linked. */
    public Optional<String> subject(UUID account) {
        return table.subject(account);
    }
}
