package id.andalan.identity;

import id.andalan.core.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The way in with sign-in name and password. */
@Service
public class SignIns {
    private final AccountTable accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final KeyRing keys;

    SignIns(AccountTable accounts, Attempts attempts, Passwords passwords, Sessions sessions, KeyRing keys) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.keys = keys;
    }

    /**
     * Opens a session. Not one transaction on purpose: a failed attempt must stay counted.
     *
     * @param address the network address it comes from
     * @throws Refusal {@code signin.failed} for a wrong name or password (never which), {@code signin.locked} after too many
     */
    public Sessions.Started signIn(String login, String password, String address, @Nullable String userAgent) {
        String name = LoginName.normalise(login);
        Attempts.Attempt attempt = attempts.begin(name, address);
        Optional<AccountTable.Credentials> account = accounts.credentials(keys.indexes("login", name));
        if (account.isEmpty()) {
            passwords.waste(password);
            throw new Refusal("signin.failed");
        }
        if (!passwords.matches(password, account.get().password())) {
            throw new Refusal("signin.failed");
        }
        attempts.succeeded(attempt);
        return sessions.open(account.get().id(), "password", userAgent);
    }

    /**
     * Puts a new password in the place of the old one, which is checked like at a sign-in: who found an open browser must not guess it.
     * All other sessions of the account end.
     */
    public void changePassword(Session session, String old, String fresh, String address) {
        UUID account = session.accountId();
        Attempts.Attempt attempt = attempts.begin("account " + account, address);
        AccountTable.Credentials current =
                accounts.credentials(account).orElseThrow(() -> Refusal.at("old", "password.none"));
        if (!passwords.matches(old, current.password())) {
            throw Refusal.at("old", "password.old");
        }
        attempts.succeeded(attempt);
        String login = accounts.find(account).map(Account::login).orElse(null);
        PasswordRules.check(fresh, login == null ? "" : login).ifPresent(refusal -> {
            throw refusal;
        });
        sessions.changePassword(session, passwords.hash(fresh));
    }
}
