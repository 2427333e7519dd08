package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrders;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.identity.Contact;
import id.andalan.identity.Persons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job seeker's report is held against the card: a valid one, of the same account or the same NIK, and nothing is told of others. */
@AndalanTest
class OwnLettersTest {
    private static final String NIK = "8271034107990002";
    private static final String OTHER = "8271065503980001";

    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseFile cases;

    @Autowired
    Letters letters;

    @Autowired
    LetterOrders orders;

    @Autowired
    Persons persons;

    @Autowired
    JdbcClient jdbc;

    private Actor officer;
    private Actor head;

    @BeforeEach
    void people() {
        officer = persons.actor(Role.OFFICER, "disnaker");
        head = persons.actor(Role.AGENCY_HEAD, "disnaker");
    }

    /** Granted by officer and head, and signed. */
    private Letter signed(Application filed) {
        for (Actor who : List.of(officer, head)) {
            hands.approve(who, filed);
        }
        orders.press();
        Letter letter = letters.list("application", filed.id()).getFirst();
        assertThat(letter.status()).isEqualTo(LetterStatus.SIGNED);
        return letter;
    }

    private static Map<String, Object> report(String number, String nik) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("nama", "Siti Rahma");
        answers.put("nik", nik);
        answers.put("nomor_kartu", number);
        answers.put("telepon", "081200000001");
        answers.put("status_kerja", "masih");
        answers.put("benar", true);
        return answers;
    }

    private Application send(String number, String nik, @Nullable UUID account) {
        return applications.submit(
                Actor.ANONYMOUS,
                new NewApplication(
                        "ak1-lapor",
                        1,
                        report(number, nik),
                        new Contact("Siti Rahma", "+6281234567890", null),
                        null,
                        account,
                        null,
                        "id"));
    }

    private String refused(String number, String nik, @Nullable UUID account) {
        String[] said = {""};
        assertThatThrownBy(() -> send(number, nik, account))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all()).singleElement().satisfies((Refusal refusal) -> {
                            assertThat(refusal.field()).isEqualTo("nomor_kartu");
                            said[0] = refusal.code() + List.of(refusal.args());
                        }));
        return said[0];
    }

    @Test
    void aReportIsTakenForAnOwnValidCardAndEachIsSeenFromTheOther() {
        Application filed = hands.ak1(NIK);
        Letter card = signed(filed);
        Application report = send(" " + card.number().toLowerCase(java.util.Locale.ROOT), NIK, null);
        assertThat(cases.get(officer, report.number()).related())
                .extracting(CaseFile.Earlier::number)
                .containsExactly(filed.number());
        assertThat(cases.get(officer, filed.number()).related())
                .extracting(CaseFile.Earlier::number)
                .containsExactly(report.number());
        assertThat(cases.get(persons.actor(Role.LEADER, null), filed.number()).related())
                .isEmpty();
    }

    @Test
    void theAccountOfTheCardIsAsGoodAsItsNik() {
        Actor resident = persons.residentActor();
        Application filed = hands.ak1(NIK);
        jdbc.sql("update casework.application set account_id = ? where id = ?")
                .params(resident.id(), filed.id())
                .update();
        Letter card = signed(filed);
        assertThat(send(card.number(), OTHER, resident.id()).service()).isEqualTo("ak1-lapor");
        refused(card.number(), OTHER, persons.residentActor().id());
    }

    @Test
    void whatIsNobodysSomebodyElsesAndNoLongerValidIsTheSame() {
        Application filed = hands.ak1(NIK);
        Letter card = signed(filed);
        String nobodys = refused("99999/AK1/DISNAKER/2026", NIK, null);
        assertThat(refused(card.number(), OTHER, null)).isEqualTo(nobodys);
        assertThat(refused("x".repeat(60), NIK, null)).isEqualTo(nobodys);
        letters.revoke(head, card.id(), "Dicabut untuk dicoba");
        assertThat(refused(card.number(), NIK, null)).isEqualTo(nobodys);
        Letter old = signed(hands.ak1(NIK));
        jdbc.sql("update document.letter set valid_until = current_date - 1 where id = ?")
                .param(old.id())
                .update();
        assertThat(refused(old.number(), NIK, null)).isEqualTo(nobodys);
        Letter fresh = signed(hands.ak1(NIK));
        jdbc.sql("update document.letter set kind = 'cuti-asn' where id = ?")
                .param(fresh.id())
                .update();
        assertThat(refused(fresh.number(), NIK, null)).isEqualTo(nobodys);
    }
}
