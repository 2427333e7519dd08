package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.NotFound;
import id.andalan.document.Letters;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.Contacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officials read to work: the tasks of their agency across all its services, most urgent first, and its archive. Leaders, auditors
 * and administrators read every agency's. Nothing an applicant said is in it.
 */
@Service
public class CaseInbox {
    /** Most lines of a page, and of what a search finds. */
    public static final int MOST = 200;

    /** What has ended is counted up to here; beyond, "more than" says enough. */
    public static final int COUNTED = 1_000;

    private static final int NIK = 16;

    private final CaseInboxQuery query;
    private final DeskQuery desks;
    private final Accounts accounts;
    private final Contacts contacts;
    private final CaseSeal seal;
    private final Letters letters;
    private final CaseMover mover;

    CaseInbox(
            CaseInboxQuery query,
            DeskQuery desks,
            Accounts accounts,
            Contacts contacts,
            CaseSeal seal,
            Letters letters,
            CaseMover mover) {
        this.query = query;
        this.desks = desks;
        this.accounts = accounts;
        this.contacts = contacts;
        this.seal = seal;
        this.letters = letters;
        this.mover = mover;
    }

    /**
     * A page of the inbox.
     *
     * @param next where the next begins; null on the last
     */
    public record Page(List<DeskRow> rows, @Nullable DeskMark next) {}

    /** What one official has to do now; what waits for applicants does not count. */
    public record Load(UUID officer, String name, long open, long late) {}

    /** Most urgent first; of what has ended or was searched, newest first. */
    @Transactional(readOnly = true)
    public Page page(Actor actor, DeskFilter filter, @Nullable DeskMark after, int size) {
        CaseInboxQuery.Scope scope = scope(actor, filter.agency());
        if (filter.text() != null) {
            return new Page(query.list(scope, search(filter.text()), MOST), null);
        }
        int most = Math.clamp(size, 1, MOST);
        List<DeskRow> found = query.page(scope, filter, after, most + 1, mover.now());
        if (found.size() <= most) {
            return new Page(found, null);
        }
        List<DeskRow> page = found.subList(0, most);
        return new Page(page, mark(filter.tab(), page.getLast()));
    }

    private static DeskMark mark(DeskTab tab, DeskRow last) {
        Instant ended = last.endedAt();
        UUID task = last.task();
        return tab == DeskTab.SELESAI || task == null
                ? new DeskMark(ended == null ? DeskMark.NEVER : ended, last.application())
                : new DeskMark(last.due() == null ? DeskMark.NEVER : last.due(), task);
    }

    private Set<UUID> search(String text) {
        String digits = text.replaceAll("[\\s.-]", "");
        List<byte[]> persons = digits.length() == NIK && digits.chars().allMatch(Character::isDigit)
                ? seal.persons(digits)
                : List.of();
        Set<UUID> found =
                new HashSet<>(query.search(ApplicationNumber.normal(text), contacts.find(text), persons, MOST));
        letters.listByNumber(text).stream()
                .filter(letter -> letter.subject().type().equals(Application.SUBJECT))
                .forEach(letter -> found.add(letter.subject().id()));
        return found;
    }

    /** How many wait in each queue. */
    @Transactional(readOnly = true)
    public Map<DeskTab, Long> counts(Actor actor, @Nullable String agency) {
        return query.counts(scope(actor, agency), mover.now(), COUNTED);
    }

    /** What each official of the agency has, most first. */
    @Transactional(readOnly = true)
    public List<Load> workload(Actor actor, String agency) {
        String own = readScope(actor);
        if (own != null && !own.equals(agency)) {
            throw new NotFound("agency " + agency);
        }
        Map<UUID, CaseInboxQuery.Count> counts = query.workload(agency, mover.now()).stream()
                .collect(Collectors.toMap(CaseInboxQuery.Count::officer, Function.identity()));
        return colleagues(agency).stream()
                .map(account -> load(account, counts.get(account.id())))
                .sorted(Comparator.comparingLong((Load load) -> -load.open())
                        .thenComparing(Load::name)
                        .thenComparing(Load::officer))
                .toList();
    }

    private static Load load(Account account, CaseInboxQuery.@Nullable Count count) {
        String name = account.name() == null ? "" : account.name();
        return count == null
                ? new Load(account.id(), name, 0, 0)
                : new Load(account.id(), name, count.open(), count.late());
    }

    /** Active officials of an agency, officers first. */
    public List<Account> colleagues(String agency) {
        return Stream.of(Role.OFFICER, Role.AGENCY_HEAD)
                .flatMap(role -> accounts.listActive(role, agency).stream())
                .toList();
    }

    /** Colleagues who are away today and named the actor to stand in. */
    public Set<UUID> standsInFor(Actor actor) {
        UUID me = actor.id();
        return me == null || actor.kind() != Actor.Kind.ACCOUNT
                ? Set.of()
                : desks.standsInFor(me, mover.calendar().today(mover.now()));
    }

    private CaseInboxQuery.Scope scope(Actor actor, @Nullable String agency) {
        String own = readScope(actor);
        Set<UUID> people = new HashSet<>(standsInFor(actor));
        if (actor.id() != null) {
            people.add(actor.id());
        }
        return new CaseInboxQuery.Scope(own == null ? agency : own, people, actor.is(Role.AGENCY_HEAD));
    }

    /** The agency whose cases the actor may read; null: every agency's. */
    static @Nullable String readScope(Actor actor) {
        if (actor.seesAllAgencies()) {
            return null;
        }
        if (actor.isAny(Role.OFFICER, Role.AGENCY_HEAD) && actor.agency() != null) {
            return actor.agency();
        }
        throw new NotFound("not an official");
    }
}
