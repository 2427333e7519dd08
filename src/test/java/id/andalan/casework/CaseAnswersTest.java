package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Services;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormFault;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import id.andalan.document.pdf.SamplePages;
import id.andalan.identity.Persons;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which files answers may name, on each way into a case. */
@AndalanTest
class CaseAnswersTest {
    private static final Form VISIT = Form.stored("""
            {"title": "Kunjungan", "x-en": {"title": "Visit"}, "type": "object", "additionalProperties": false,
             "x-pages": [{"title": "Hasil", "x-en": {"title": "Result"}, "fields": ["bukti"]}],
             "properties": {
               "bukti": {"type": "array", "items": {"type": "string", "format": "file"}, "maxItems": 2,
                 "x-file": {"types": ["jpg", "png"], "megabytes": 1}, "title": "Foto", "x-en": {"title": "Photos"}}}}""");

    @Autowired
    CaseAnswers answers;

    @Autowired
    CaseHands hands;

    @Autowired
    FollowedCases cases;

    @Autowired
    CaseMover mover;

    @Autowired
    Files files;

    @Autowired
    Services services;

    @Autowired
    Persons persons;

    @Autowired
    TransactionTemplate transaction;

    private Application filed;
    private Actor officer = Actor.SYSTEM;
    private Blueprint plan;

    @BeforeEach
    void aCaseOfAServiceWhoseOfficersSendFiles() {
        filed = hands.ak1();
        officer = persons.actor(Role.OFFICER, "disnaker");
        Blueprint ak1 = services.blueprint("ak1", 1).orElseThrow();
        plan = new Blueprint(
                ak1.service(),
                ak1.process(),
                ak1.design(),
                ak1.conditions(),
                ak1.form(),
                Map.of("periksa", VISIT),
                ak1.decisions(),
                ak1.template(),
                ak1.ways());
    }

    private UUID pdf(Actor actor) {
        return files.take(
                        actor,
                        "surat.pdf",
                        new ByteArrayInputStream(SamplePages.pdf()),
                        Set.of(FileType.PDF),
                        1_000_000)
                .id();
    }

    private static void assertRefusedAt(String field, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::field, Refusal::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, "form.wrong.file")));
    }

    private Map<String, Object> ofTask(Object... names) {
        Standing standing = transaction.execute(status -> mover.lock(filed.id(), null));
        return answers.ofTask(
                officer,
                plan,
                standing.tasks().getFirst().task(),
                new CaseDesk.Outcome("setuju", null, "", Map.of("bukti", List.of(names)), 3));
    }

    @Test
    void anOfficialNamesFilesOfTheCaseAndOwnOnes() {
        String own = hands.picture(officer).toString();
        String here = files.list("application", filed.id()).getFirst().id().toString();
        assertThat(ofTask(own, here)).containsEntry("bukti", List.of(own, here));
        assertRefusedAt(
                "bukti", () -> ofTask(hands.picture(persons.residentActor()).toString()));
        assertRefusedAt("bukti", () -> ofTask(pdf(officer).toString()));
        assertRefusedAt("bukti", () -> ofTask("ktp.png"));
        assertRefusedAt("bukti", () -> ofTask(7));
        assertRefusedAt(
                "bukti", () -> ofTask(own.toUpperCase(java.util.Locale.ROOT).replace("-", "")));
    }

    private Map<String, Object> correct(Actor actor, Object... names) {
        Standing standing = transaction.execute(status -> mover.lock(filed.id(), null));
        return answers.correct(actor, plan, standing, Map.of("pas_foto", List.of(names)));
    }

    @Test
    void anApplicantCorrectsWithFilesOfTheCaseAndOwnOnes() {
        Actor applicant = persons.residentActor();
        String own = hands.picture(applicant).toString();
        assertThat(correct(applicant, own)).containsEntry("pas_foto", List.of(own));
        assertRefusedAt("pas_foto", () -> correct(applicant, pdf(applicant).toString()));
        assertRefusedAt("pas_foto", () -> correct(persons.residentActor(), own));
        Application another = hands.ak1();
        String strange = files.list("application", another.id()).getFirst().id().toString();
        assertRefusedAt("pas_foto", () -> correct(applicant, strange));
    }

    @Test
    void aNewVersionIsHeldAgainstTheFilesThatAreThere() {
        Map<String, Object> facts = new HashMap<>(cases.follow(filed).facts());
        assertThat(answers.faults(plan, filed, facts)).isEmpty();
        Application another = hands.ak1();
        assertThat(answers.faults(plan, another, facts))
                .extracting(FormFault::path)
                .containsExactly("berkas_ktp", "berkas_ijazah", "pas_foto");
        List<Object> none = new ArrayList<>();
        none.add(null);
        facts.put("pas_foto", none);
        assertThat(answers.faults(plan, filed, facts))
                .extracting(FormFault::path)
                .containsExactly("pas_foto");
    }
}
