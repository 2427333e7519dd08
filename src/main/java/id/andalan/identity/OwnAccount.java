package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What residents do with their own account: have one, have it erased. A password is changed through {@link SignIns}. */
@Service
public class OwnAccount {
    private final AccountTable accounts;
    private final SessionTable sessions;
    private final Contacts contacts;
    private final Passwords passwords;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    OwnAccount(
            AccountTable accounts,
            SessionTable sessions,
            Contacts contacts,
            Passwords passwords,
            KeyRing keys,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.contacts = contacts;
        this.passwords = passwords;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A resident's account. The sign-in name is the phone number or the e-mail address; both stand only in the sealed contact.
     *
     * @param login phone number or e-mail address
     * @return the account
     */
    @Transactional
    public UUID register(String name, String login, String password) {
        String signIn = LoginName.normalise(login);
        boolean email = signIn.indexOf('@') > 0;
        if (!email && !signIn.startsWith("+")) {
            throw Refusal.at("login", "register.login");
        }
        if (name.isBlank()) {
            throw Refusal.at("name", "account.name", Accounts.LONGEST_NAME);
        }
        PasswordRules.check(password, signIn).ifPresent(refusal -> {
            throw refusal;
        });
        if (accounts.findByLogin(keys.indexes("login", signIn)).isPresent()) {
            throw Refusal.at("login", "register.taken");
        }
        UUID account = Ids.next();
        AccountTable.New row = new AccountTable.New(
                account,
                keys.index("login", signIn),
                Role.RESIDENT,
                null,
                null,
                null,
                contacts.store(email ? new Contact(name, null, signIn) : new Contact(name, signIn, null)),
                passwords.hash(password),
                false);
        if (!accounts.insert(row, clock.instant())) {
            throw Refusal.at("login", "register.taken");
        }
        audit.record(Actor.ANONYMOUS, "account.created", "account", account, Map.of("role", Role.RESIDENT.name()));
        return account;
    }

    /** The person's own data, for the person. Empty when erased. */
    public Optional<Contact> contact(UUID contact) {
        return contacts.own(contact);
    }

    /** Who looked at it, newest first. */
    public List<Look> lookers(UUID contact) {
        return contacts.lookers(contact);
    }

    /** A resident's wish to be forgotten: personal data gone, account shut for good; the reports stay, without a person. */
    @Transactional
    public void erase(Session session) {
        UUID contact = session.contactId();
        if (contact == null) {
            throw new NotFound("contact");
        }
        contacts.erase(session.actor(), contact);
        // A sign-in name nobody can type takes the place of the old, which may be registered anew.
        accounts.forget(
                session.accountId(), keys.index("erased", session.accountId().toString()), clock.instant());
        sessions.deleteAll(session.accountId(), null);
    }
}
