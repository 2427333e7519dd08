package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of this module to accounts: who there is, and what administrators do with them. */
@Service
public class Accounts {
    static final int LONGEST_NAME = 100;
    private static final int LONGEST_LOGIN = 200;

    private final AccountTable table;
    private final SessionTable sessions;
    private final Attempts attempts;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final Clock clock;

    Accounts(
            AccountTable table, SessionTable sessions, Attempts attempts, KeyRing keys, AuditTrail audit, Clock clock) {
        this.table = table;
        this.sessions = sessions;
        this.attempts = attempts;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An official who is to have an account.
     *
     * @param agency code of the agency, for officers and heads; null for the others
     */
    public record Official(
            String name, String login, Role role, @Nullable String agency) {}

    public Optional<Account> find(UUID account) {
        return table.find(account);
    }

    public Account get(UUID account) {
        return find(account).orElseThrow(() -> new NotFound("account"));
    }

    /** Officials' accounts by id, for showing who did what; residents have no name to show. */
    public Map<UUID, Account> listByIds(Collection<UUID> accounts) {
        return table.listByIds(accounts).stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** Active accounts of that role, of one agency or (null) of all: who can be given work, who is to be told. */
    public List<Account> listActive(Role role, @Nullable String agency) {
        return table.listActive(role, agency);
    }

    /** Makes an account without password; {@link Invitations} gives the link with which its owner chooses one. */
    @Transactional
    public UUID create(Actor actor, Official official) {
        return create(actor, official, false);
    }

    /** An official of the sample data; has no password, ever. */
    @Transactional
    public UUID createSample(Official official) {
        return create(Actor.SYSTEM, official, true);
    }

    private UUID create(Actor actor, Official official, boolean sample) {
        String login = login(official.login());
        String name = official.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.at("name", "account.name", LONGEST_NAME);
        }
        requireMatch(official.role(), official.agency());
        UUID account = Ids.next();
        AccountTable.New row = new AccountTable.New(
                account,
                keys.index("login", login),
                official.role(),
                official.agency(),
                login,
                name,
                null,
                null,
                sample);
        if (table.findByLogin(keys.indexes("login", login)).isPresent() || !table.insert(row, clock.instant())) {
            throw Refusal.at("login", "account.login.taken");
        }
        audit.record(actor, "account.created", "account", account, facts(official.role(), official.agency()));
        return account;
    }

    static String login(String typed) {
        String login = LoginName.normalise(typed);
        if (login.length() < 3 || login.length() > LONGEST_LOGIN || !login.matches("[\\p{L}\\p{N}._@+-]+")) {
            throw Refusal.at("login", "account.login");
        }
        return login;
    }

    private static void requireMatch(Role role, @Nullable String agency) {
        boolean bound = role == Role.OFFICER || role == Role.AGENCY_HEAD;
        if (role == Role.RESIDENT || role == Role.API_CLIENT) {
            throw Refusal.at("role", "account.role");
        }
        if (bound && agency == null) {
            throw Refusal.at("agency", "account.agency.missing");
        }
        if (!bound && agency != null) {
            throw Refusal.at("agency", "account.agency.needless");
        }
    }

    private static Map<String, String> facts(Role role, @Nullable String agency) {
        return agency == null ? Map.of("role", role.name()) : Map.of("role", role.name(), "agency", agency);
    }

    /** Takes effect with the very next request of the account. */
    @Transactional
    public void changeRole(Actor actor, UUID account, int version, Role role, @Nullable String agency) {
        requireMatch(role, agency);
        Account before = official(account);
        refuseLastAdministrator(before, role != Role.ADMIN);
        if (!table.setRole(account, version, role, agency)) {
            throw new Conflict("account.changed");
        }
        audit.record(actor, "account.role-changed", "account", account, facts(role, agency));
    }

    /** Nobody comes in with it any more, and whoever is in is out. */
    @Transactional
    public void deactivate(Actor actor, UUID account, int version) {
        refuseLastAdministrator(get(account), true);
        if (!table.setDeactivated(account, version, clock.instant())) {
            throw new Conflict("account.changed");
        }
        sessions.deleteAll(account, null);
        audit.record(actor, "account.deactivated", "account", account, Map.of());
    }

    @Transactional
    public void activate(Actor actor, UUID account, int version) {
        if (!table.setDeactivated(account, version, null)) {
            throw new Conflict("account.changed");
        }
        audit.record(actor, "account.activated", "account", account, Map.of());
    }

    public boolean locked(UUID account) {
        return attempts.locked(table.loginIndex(account));
    }

    @Transactional
    public void unlock(Actor actor, UUID account) {
        attempts.unlock(table.loginIndex(account));
        audit.record(actor, "account.unlocked", "account", account, Map.of());
    }

    private Account official(UUID account) {
        Account one = get(account);
        if (one.role() == Role.RESIDENT) {
            throw Refusal.at("role", "account.role");
        }
        return one;
    }

    /** Else nobody could let anybody in again. */
    private void refuseLastAdministrator(Account account, boolean goes) {
        if (goes
                && account.role() == Role.ADMIN
                && account.active()
                && !table.anotherActive(Role.ADMIN, account.id())) {
            throw new Refusal("account.last-administrator");
        }
    }
}
