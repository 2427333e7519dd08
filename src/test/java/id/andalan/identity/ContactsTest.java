package id.andalan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AndalanTest
class ContactsTest {
    private static final String OLD = "an-old-key-an-old-key-an-old-key-an-old-key";
    private static final String NEW = "a-new-key-a-new-key-a-new-key-a-new-key-a-new";

    @Autowired
    Contacts contacts;

    @Autowired
    ContactTable table;

    @Autowired
    id.andalan.audit.AuditTrail audit;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @Autowired
    Persons persons;

    @Autowired
    JdbcClient jdbc;

    @Value("${andalan.encryption-key}")
    String ours;

    private static Contact nurul() {
        return new Contact(
                "Nurul " + Ids.next(), "0812-9" + (System.nanoTime() % 10_000_000), "n" + Ids.next() + "@contoh.id");
    }

    @Test
    void theDatabaseHoldsNothingReadable() {
        Contact nurul = nurul();
        UUID id = contacts.store(nurul);
        byte[] row = jdbc.sql(
                        "select sealed || coalesce(name_index, '') || phone_index || email_index from identity.contact where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(row, StandardCharsets.ISO_8859_1))
                .doesNotContain("Nurul")
                .doesNotContain("contoh.id");
        assertThat(contacts.own(id)).map(Contact::name).contains(nurul.name());
    }

    @Test
    void whatAnAccountHasIsNotKeptTwice() {
        Actor resident = persons.residentActor();
        Contact own = contacts.own(resident).orElseThrow();
        UUID kept = contacts.store(resident, own);
        assertThat(contacts.isOf(resident.id(), kept)).isTrue();
        UUID other = contacts.store(resident, new Contact("Tetangga", null, own.email()));
        assertThat(contacts.isOf(resident.id(), other)).isFalse();
        assertThat(contacts.store(Actor.ANONYMOUS, own)).isNotEqualTo(kept);
        // One's own look is no look of others.
        assertThat(contacts.lookers(kept)).isEmpty();
        assertThat(contacts.own(persons.actor(Role.OFFICER, "dlh"))).isEmpty();
        assertThat(contacts.own(Actor.ANONYMOUS)).isEmpty();
    }

    @Test
    void anExactMatchIsFoundHoweverItIsWritten() {
        Contact nurul = nurul();
        UUID id = contacts.store(nurul);
        String phone = contacts.own(id).map(Contact::phone).orElseThrow();
        assertThat(phone).startsWith("+62812");
        assertThat(contacts.find(nurul.phone())).contains(id);
        assertThat(contacts.find(phone.replace("+62", "62 "))).contains(id);
        assertThat(contacts.find(" " + nurul.email().toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(id);
        assertThat(contacts.find(nurul.name().toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(id);
        assertThat(contacts.find("nurul")).isEmpty();
    }

    @Test
    void everyLookIsWrittenAndTheResidentSeesTheOfficeNotThePerson() {
        UUID id = contacts.store(nurul());
        contacts.reveal(persons.actor(Role.OFFICER, "DLH"), id, Look.Purpose.ASK_DETAILS);
        contacts.reveal(persons.actor(Role.AUDITOR, null), id, Look.Purpose.SUPERVISION);
        contacts.forDelivery(id);
        assertThat(contacts.lookers(id))
                .satisfiesExactly(
                        auditor -> {
                            assertThat(auditor.role()).isEqualTo(Role.AUDITOR);
                            assertThat(auditor.agency()).isNull();
                        },
                        officer -> {
                            assertThat(officer.agency()).isEqualTo("DLH");
                            assertThat(officer.purpose()).isEqualTo(Look.Purpose.ASK_DETAILS);
                        });
    }

    @Test
    void residentsAndStrangersCannotLook() {
        UUID id = contacts.store(nurul());
        assertThatThrownBy(() -> contacts.reveal(Actor.ANONYMOUS, id, Look.Purpose.VISIT))
                .isInstanceOf(NotFound.class);
        assertThat(contacts.lookers(id)).isEmpty();
    }

    @Test
    void whatWasErasedIsGoneAndNotFound() {
        Contact nurul = nurul();
        UUID id = contacts.store(nurul);
        contacts.erase(Actor.SYSTEM, id);
        assertThat(contacts.own(id)).isEmpty();
        assertThat(contacts.find(nurul.email())).isEmpty();
        assertThat(jdbc.sql(
                                "select num_nonnulls(sealed, name_index, phone_index, email_index) from identity.contact where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void incompletePhonesAndAddressesAreRefusedAtTheirFields() {
        assertThatThrownBy(() -> contacts.store(new Contact(null, "0812", null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("phone"));
        assertThatThrownBy(() -> contacts.store(new Contact(null, null, "nurul@")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("email"));
    }

    @Test
    void aNewKeyTakesOverFromTheOld() {
        Contact nurul = nurul();
        UUID id = with(OLD).store(nurul);
        assertThat(with(NEW + "," + OLD).find(nurul.email())).containsExactly(id);
        sealAllAnew(NEW + "," + OLD + "," + ours);
        assertThat(with(NEW).own(id)).map(Contact::email).isEqualTo(Optional.of(nurul.email()));
        assertThat(with(NEW).find(nurul.email())).containsExactly(id);
        assertThatThrownBy(() -> with(OLD).own(id)).hasMessageContaining("tidak ada di server ini");
        sealAllAnew(ours + "," + NEW);
        assertThat(contacts.own(id)).isPresent();
    }

    @Test
    void sealedDataMovedToAnotherRowDoesNotOpen() {
        UUID mine = contacts.store(nurul());
        UUID other = contacts.store(nurul());
        jdbc.sql("update identity.contact set sealed = (select sealed from identity.contact where id = ?) where id = ?")
                .params(other, mine)
                .update();
        assertThatThrownBy(() -> contacts.own(mine)).hasMessageContaining("does not open");
        contacts.erase(Actor.SYSTEM, mine);
    }

    private void sealAllAnew(String ring) {
        Contacts all = with(ring);
        while (all.sealAnew(100) > 0) {
            // Until nothing of another key is left.
        }
    }

    private Contacts with(String key) {
        return new Contacts(table, new KeyRing(key), audit, json, clock);
    }
}
