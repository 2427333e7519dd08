package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.identity.Contact;
import id.andalan.identity.Persons;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people write beside the form is kept without characters that nobody sees and that turn what is read. */
@AndalanTest
class PlainWordsTest {
    private static final String TRICKED = "Surat \u202Eikilabid\u202C\u0007 dulu\u200B";

    @Autowired
    Applications applications;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseFile cases;

    @Autowired
    Persons persons;

    private Actor officer;
    private Application filed;

    @BeforeEach
    void file() {
        officer = persons.actor(Role.OFFICER, "dlh");
        filed = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
    }

    private UUID task() {
        return cases.get(officer, filed.number()).tasks().getFirst().id();
    }

    @Test
    void aQuestionIsAskedWithoutThem() {
        desk.ask(officer, task(), TRICKED);
        CaseFile.Sheet sheet = cases.get(officer, filed.number());
        assertThat(sheet.tasks().getFirst().question()).isEqualTo("Surat ikilabid dulu");
        assertThat(sheet.steps().getLast().note()).isEqualTo("Surat ikilabid dulu");
    }

    @Test
    void aMessageOfNothingElseIsNone() {
        assertThatThrownBy(() -> desk.ask(officer, task(), "\u200B\u202E"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.text.required"));
        CaseDesk.Outcome back = new CaseDesk.Outcome("kurang", null, "\u200B", Map.of(), 0);
        assertThatThrownBy(() -> desk.finish(officer, task(), back))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.message"));
    }

    @Test
    void namesAreReadAsTheyStand() {
        assertThat(new Contact("Siti \u202Eamhar", null, null).name()).isEqualTo("Siti amhar");
        assertThat(new NewApplication.Behalf("Siti\u0000 R", "\u2066ibu\u2069").relation())
                .isEqualTo("ibu");
    }
}
