package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.identity.oidc.GroupMapping.Grant;
import id.andalan.identity.oidc.Person;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes accounts of people the provider vouches for and keeps them as their groups say. In the transaction of {@link OidcSignIns}. */
@Component
class OidcAccounts {
    private static final Map<String, String> BY = Map.of("by", "oidc");

    private final OidcTable table;
    private final AccountTable accounts;
    private final SessionTable sessions;
    private final Contacts contacts;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    OidcAccounts(
            OidcTable table,
            AccountTable accounts,
            SessionTable sessions,
            Contacts contacts,
            KeyRing keys,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.sessions = sessions;
        this.contacts = contacts;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An account for somebody never seen before. Never the one of the same name or e-mail address: whoever may give out names at the
     * provider could take over any account.
     *
     * @throws Refusal {@code oidc.exists} when there is one of that name, which has to be linked by its owner or an administrator
     */
    UUID make(Person person, Optional<Grant> grant) {
        UUID id = Ids.next();
        Role role = grant.map(Grant::role).orElse(Role.RESIDENT);
        String agency = grant.map(Grant::agency).orElse(null);
        boolean official = role != Role.RESIDENT;
        String login = official ? freeLogin(person, id) : null;
        AccountTable.New row = new AccountTable.New(
                id,
                login == null
                        ? keys.index("oidc", person.issuer() + ' ' + person.subject())
                        : keys.index("login", login),
                role,
                agency,
                login,
                official ? name(person, null) : null,
                official ? null : contact(person),
                null,
                false);
        if (!accounts.insert(row, clock.instant()) || !table.link(id, person.issuer(), person.subject())) {
            throw new Refusal("oidc.exists");
        }
        audit.record(Actor.SYSTEM, "account.created", "account", id, facts(role, agency));
        return id;
    }

    /** The sign-in name of a new official: the e-mail address, for notices go there, else the name at the provider. */
    private String freeLogin(Person person, UUID id) {
        String chosen = null;
        for (String candidate : Stream.of(person.email(), person.userName())
                .filter(Objects::nonNull)
                .toList()) {
            String login;
            try {
                login = Accounts.login(candidate);
            } catch (Refusal unusable) {
                continue;
            }
            if (accounts.findByLogin(keys.indexes("login", login)).isPresent()) {
                throw new Refusal("oidc.exists");
            }
            chosen = chosen == null ? login : chosen;
        }
        return chosen == null ? "oidc-" + id.toString().substring(24) : chosen;
    }

    private UUID contact(Person person) {
        try {
            return contacts.store(new Contact(person.name(), null, person.email()));
        } catch (Refusal unusable) {
            return contacts.store(new Contact(person.name(), null, null));
        }
    }

    private static String name(Person person, @Nullable String before) {
        String name = Stream.of(person.name(), before, person.userName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Petugas");
        return name.substring(0, Math.min(name.length(), Accounts.LONGEST_NAME));
    }

    /** Role, agency and name as the provider says today. Sessions under another role end. */
    void update(Account account, boolean withdrawn, Person person, Grant grant) {
        boolean other = account.role() != grant.role() || !Objects.equals(account.agency(), grant.agency());
        String name = name(person, account.name());
        if (!other && !withdrawn && name.equals(account.name())) {
            return;
        }
        UUID contact = account.contactId();
        if (contact != null) {
            String login = freeLogin(person, account.id());
            table.setLogin(account.id(), keys.index("login", login), login);
        }
        table.setOfficial(account.id(), grant.role(), grant.agency(), name);
        if (contact != null) {
            // An official's name is public; the resident's data is of no use any more.
            contacts.erase(Actor.SYSTEM, contact);
        }
        if (withdrawn) {
            audit.record(Actor.SYSTEM, "account.activated", "account", account.id(), BY);
        }
        if (other) {
            sessions.deleteAll(account.id(), null);
            audit.record(
                    Actor.SYSTEM, "account.role-changed", "account", account.id(), facts(grant.role(), grant.agency()));
        }
    }

    /** No group gives a role any more: out everywhere, at once, also for a password this account may have. */
    void withdraw(Account account) {
        if (account.active()) {
            table.withdraw(account.id(), clock.instant());
            sessions.deleteAll(account.id(), null);
            audit.record(Actor.SYSTEM, "account.deactivated", "account", account.id(), BY);
        }
    }

    private static Map<String, String> facts(Role role, @Nullable String agency) {
        Map<String, String> facts = new LinkedHashMap<>(BY);
        facts.put("role", role.name());
        if (agency != null) {
            facts.put("agency", agency);
        }
        return facts;
    }
}
