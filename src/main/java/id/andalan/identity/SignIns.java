package id.andalan.identity;

import id.andalan.core.Refusal;
import java.util.Optional;
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
}
