package id.andalan.identity;

import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Residents' names, phone numbers and e-mail addresses, under lock: sealed in the database with a key that is not in it, found by
 * exact match only, and every look of a person is in the audit trail for the resident to see (UU 27/2022).
 */
@Service
public class Contacts {
    private static final String SUBJECT = "contact";
    private static final String VIEWED = "contact.viewed";
    private static final int LONGEST = 200;

    private final ContactTable table;
    private final KeyRing keys;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;
    private volatile boolean keyNoted;

    Contacts(ContactTable table, KeyRing keys, AuditTrail audit, JsonMapper json, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps how to reach a person, in the caller's transaction and without a journal entry of its own: it is part of the caller's
     * command. Phone numbers are brought to international form.
     *
     * @return the id to keep in place of the data
     * @throws Refusal {@code contact.phone}, {@code contact.email}, {@code contact.name} at the fields of these names
     */
    @Transactional
    public UUID store(Contact contact) {
        Contact clean = clean(contact);
        noteKey();
        UUID id = Ids.next();
        table.insert(id, seal(clean, id), indexes(clean), clock.instant());
        return id;
    }

    /**
     * As {@link #store(Contact)}; but what the actor's own account has already is not kept a second time, so that it is gone everywhere
     * when the account is erased, and every look at it is on the account's page.
     */
    @Transactional
    public UUID store(Actor actor, Contact contact) {
        Contact clean = clean(contact);
        UUID account = account(actor);
        Optional<UUID> own = account == null ? Optional.empty() : table.ofAccount(account);
        return own.filter(id -> open(id).filter(clean::equals).isPresent()).orElseGet(() -> store(clean));
    }

    /** Puts other data in the place of what is there, as its owner wants it. */
    @Transactional
    public void replace(Actor owner, UUID id, Contact contact) {
        Contact clean = clean(contact);
        noteKey();
        if (!table.update(id, seal(clean, id), indexes(clean))) {
            throw new NotFound(SUBJECT);
        }
        audit.record(owner, "contact.replaced", SUBJECT, id, Map.of());
    }

    /** Contacts with exactly that name, phone number or e-mail address, however it is written. */
    public List<UUID> find(String nameOrPhoneOrEmail) {
        return table.search(
                keys.indexes("name", LoginName.squeeze(nameOrPhoneOrEmail)),
                keys.indexes("phone", LoginName.phone(nameOrPhoneOrEmail)),
                keys.indexes("email", LoginName.squeeze(nameOrPhoneOrEmail)));
    }

    /**
     * Shows the data to a person (or a program that works for one), and writes that it did. The caller has made sure that the actor
     * may see the record the contact belongs to.
     */
    @Transactional
    public Contact reveal(Actor actor, UUID id, Look.Purpose purpose) {
        if (!actor.isAny(Role.OFFICER, Role.AGENCY_HEAD, Role.LEADER, Role.ADMIN, Role.AUDITOR)) {
            throw new NotFound(SUBJECT);
        }
        Contact contact = open(id).orElseThrow(() -> new NotFound(SUBJECT));
        audit.record(
                actor,
                VIEWED,
                SUBJECT,
                id,
                Map.of(
                        "purpose",
                        purpose.name(),
                        "role",
                        actor.kind() == Actor.Kind.API_KEY
                                ? ""
                                : actor.roles().iterator().next().name(),
                        "agency",
                        actor.agency() == null ? "" : actor.agency()));
        return contact;
    }

    /** For sending the person a message by machine: nobody looks, so nothing is written. Empty when erased. */
    public Optional<Contact> forDelivery(UUID id) {
        return open(id);
    }

    /** The person's own data, for the person. */
    public Optional<Contact> own(UUID id) {
        return open(id);
    }

    /** What the actor's own account has, for its owner; empty for officials, for programs, and when erased. */
    public Optional<Contact> own(Actor actor) {
        UUID account = account(actor);
        return account == null ? Optional.empty() : table.ofAccount(account).flatMap(this::open);
    }

    /** Whether that contact is the account's own, which is erased with the account and not by itself. */
    public boolean isOf(UUID account, UUID id) {
        return table.ofAccount(account).filter(id::equals).isPresent();
    }

    private static @Nullable UUID account(Actor actor) {
        return actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null;
    }

    /** Who looked at it, newest first. */
    public List<Look> lookers(UUID id) {
        List<Look> looks = new ArrayList<>();
        for (JournalEntry entry : audit.list(SUBJECT, id).reversed()) {
            String purpose = entry.fact("purpose");
            if (entry.action().equals(VIEWED) && purpose != null) {
                String role = entry.fact("role");
                String agency = entry.fact("agency");
                looks.add(new Look(
                        role == null || role.isEmpty() ? null : Role.valueOf(role),
                        agency == null || agency.isEmpty() ? null : agency,
                        entry.at(),
                        Look.Purpose.valueOf(purpose)));
            }
        }
        return looks;
    }

    /** Forgets the data for good (UU 27/2022 art. 8). What was reported stays, without the person. */
    @Transactional
    public void erase(Actor actor, UUID id) {
        if (!table.erase(id, clock.instant())) {
            throw new NotFound(SUBJECT);
        }
        audit.record(actor, "contact.erased", SUBJECT, id, Map.of());
    }

    /** Seals up to {@code limit} rows anew that another key than the current one had sealed; how many there were. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int sealAnew(int limit) {
        noteKey();
        List<ContactTable.Row> rows = table.listSealedWith(keys.otherIds(), limit);
        for (ContactTable.Row row : rows) {
            Contact contact = read(row.sealed(), row.id());
            table.update(row.id(), seal(contact, row.id()), indexes(contact));
        }
        return rows.size();
    }

    /** How many each key has sealed, by the key's id. */
    Map<String, Long> keyUses() {
        return table.keyUses();
    }

    /** Once per server, in a transaction that stood. */
    private void noteKey() {
        if (keyNoted) {
            return;
        }
        table.keyUsed(keys.currentKeyId(), clock.instant());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    keyNoted = true;
                }
            });
        }
    }

    private Optional<Contact> open(UUID id) {
        return table.find(id).map(row -> read(row, id));
    }

    private Contact read(KeyRing.Sealed sealed, UUID id) {
        return json.readValue(keys.open(sealed, id.toString()), Contact.class);
    }

    private KeyRing.Sealed seal(Contact contact, UUID id) {
        return keys.seal(json.writeValueAsString(contact), id.toString());
    }

    private ContactTable.Indexes indexes(Contact contact) {
        return new ContactTable.Indexes(
                index("name", contact.name(), LoginName::squeeze),
                index("phone", contact.phone(), LoginName::phone),
                index("email", contact.email(), LoginName::squeeze));
    }

    private byte @Nullable [] index(String kind, @Nullable String text, UnaryOperator<String> normal) {
        return text == null ? null : keys.index(kind, normal.apply(text));
    }

    private static Contact clean(Contact contact) {
        String name = text(contact.name());
        String phone = text(contact.phone());
        String email = text(contact.email());
        if (name != null && name.length() > LONGEST) {
            throw Refusal.at("name", "contact.name", LONGEST);
        }
        if (phone != null && !LoginName.phone(phone).matches("\\+[0-9]{8,15}")) {
            throw Refusal.at("phone", "contact.phone");
        }
        if (email != null && (email.length() > LONGEST || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+"))) {
            throw Refusal.at("email", "contact.email");
        }
        return new Contact(name, phone == null ? null : LoginName.phone(phone), email);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
