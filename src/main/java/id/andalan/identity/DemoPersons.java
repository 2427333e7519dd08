package id.andalan.identity;

import id.andalan.core.Actor.Role;
import id.andalan.core.Bilingual;
import id.andalan.core.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sample persons, and the links by which one click makes you one of them while {@link Demo} is on. The links are new with every
 * start and exist only in this process and on its console.
 */
@Service
public class DemoPersons {
    private static final List<String> PREFERRED = List.of("dlh", "dpupr", "disnaker");

    private final Demo demo;
    private final DemoTable table;
    private final AccountTable accounts;
    private final Contacts contacts;
    private final KeyRing keys;
    private final Places places;
    private final Clock clock;
    private volatile List<Person> persons = List.of();

    DemoPersons(
            Demo demo,
            DemoTable table,
            AccountTable accounts,
            Contacts contacts,
            KeyRing keys,
            Places places,
            Clock clock) {
        this.demo = demo;
        this.table = table;
        this.accounts = accounts;
        this.contacts = contacts;
        this.keys = keys;
        this.places = places;
        this.clock = clock;
    }

    /** Where sample officials work. */
    @Component
    record Places(ObjectProvider<AgencyBook> agencies, ObjectProvider<SampleDesks> desks) {}

    /**
     * A sample person and the secret end of the link.
     *
     * @param agency name of the agency
     */
    public record Person(
            String token,
            UUID account,
            String name,
            Role role,
            @Nullable String agency) {}

    private record Draft(
            String login, String name, Role role, @Nullable String agency) {}

    /** The sample persons of this run; none while the demo is off. */
    public List<Person> list() {
        return demo.isOn() ? persons : List.of();
    }

    /** Whose link that is. */
    public Optional<Person> find(String token) {
        return list().stream().filter(person -> person.token().equals(token)).findFirst();
    }

    /** Makes the sample persons and their links when the demo is on; shuts sample persons out when it is not. */
    @Transactional
    public void prepare() {
        if (!demo.isOn()) {
            table.shutSamplesOut(clock.instant());
            persons = List.of();
            return;
        }
        List<Person> all = new ArrayList<>();
        for (Draft draft : drafts()) {
            UUID account =
                    table.findSample(keys.indexes("login", draft.login())).orElseGet(() -> insert(draft));
            table.letSampleIn(account);
            all.add(new Person(Tokens.make(), account, draft.name(), draft.role(), agencyName(draft.agency())));
        }
        persons = List.copyOf(all);
    }

    private List<Draft> drafts() {
        List<String> codes = new ArrayList<>(PREFERRED);
        AgencyBook book = places.agencies.getIfAvailable();
        if (book != null && !book.names(Bilingual.INDONESIAN).keySet().containsAll(PREFERRED)) {
            codes.addAll(0, book.names(Bilingual.INDONESIAN).keySet());
        }
        List<Draft> drafts = new ArrayList<>(List.of(
                new Draft("contoh.petugas1", "Rahma (contoh)", Role.OFFICER, codes.get(0)),
                new Draft("contoh.kepala", "Abdullah (contoh)", Role.AGENCY_HEAD, codes.get(0)),
                new Draft("contoh.petugas2", "Yusuf (contoh)", Role.OFFICER, codes.get(1)),
                new Draft("contoh.petugas3", "Salma (contoh)", Role.OFFICER, codes.get(2)),
                new Draft("contoh.kepala3", "Ibrahim (contoh)", Role.AGENCY_HEAD, codes.get(2)),
                new Draft("contoh.walikota", "Wali Kota (contoh)", Role.LEADER, null),
                new Draft("contoh.pengawas", "Fatimah (contoh)", Role.AUDITOR, null),
                new Draft("contoh.admin", "Pengelola (contoh)", Role.ADMIN, null),
                new Draft("contoh.warga", "Nurul (contoh)", Role.RESIDENT, null)));
        // Somebody else than an official who tries leave out as an applicant must be there to handle it.
        drafts.add(new Draft("contoh.petugas4", "Hasan (contoh)", Role.OFFICER, codes.get(0)));
        desks().forEach(agency -> {
            add(drafts, "contoh.petugas." + agency, "Petugas ", Role.OFFICER, agency);
            add(drafts, "contoh.kepala." + agency, "Kepala ", Role.AGENCY_HEAD, agency);
        });
        return drafts;
    }

    private SortedSet<String> desks() {
        SortedSet<String> desks = new TreeSet<>();
        places.desks.forEach(some -> desks.addAll(some.agencies()));
        return desks;
    }

    /** Unless somebody with that role works there already. */
    private void add(List<Draft> drafts, String login, String name, Role role, String agency) {
        boolean there = drafts.stream().anyMatch(draft -> draft.role() == role && agency.equals(draft.agency()));
        AgencyBook book = places.agencies.getIfAvailable();
        if (!there && book != null) {
            drafts.add(new Draft(login, name + book.shortName(agency) + " (contoh)", role, agency));
        }
    }

    private UUID insert(Draft draft) {
        boolean resident = draft.role() == Role.RESIDENT;
        UUID account = Ids.next();
        accounts.insert(
                new AccountTable.New(
                        account,
                        keys.index("login", draft.login()),
                        draft.role(),
                        draft.agency(),
                        resident ? null : draft.login(),
                        resident ? null : draft.name(),
                        resident ? contacts.store(new Contact(draft.name(), null, "nurul@contoh.invalid")) : null,
                        null,
                        true),
                clock.instant());
        return account;
    }

    private @Nullable String agencyName(@Nullable String code) {
        AgencyBook book = places.agencies.getIfAvailable();
        return code == null || book == null
                ? code
                : book.names(Bilingual.INDONESIAN).getOrDefault(code, code);
    }
}
