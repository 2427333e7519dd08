package id.andalan.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.identity.Persons;
import id.andalan.pack.PackCopy;
import id.andalan.pack.PackRefused;
import id.andalan.pack.Packs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The legal aid of the city has its answers to itself here. */
@AndalanTest
@Import(Answers.class)
class SurveysTest {
    private static final String SERVICE = "bantuan-hukum";
    private static final String AGENCY = "setda-hukum";

    @Autowired
    Surveys surveys;

    @Autowired
    Results results;

    @Autowired
    FollowUps followUps;

    @Autowired
    Instruments instruments;

    @Autowired
    Answers answers;

    @Autowired
    Persons persons;

    @Autowired
    AuditTrail trail;

    @Autowired
    Packs packs;

    @Autowired
    JdbcClient jdbc;

    private Period year;

    @BeforeEach
    void nobodyHasAnswered() {
        jdbc.sql("delete from survey.response where service = ?").param(SERVICE).update();
        jdbc.sql("delete from survey.ended where service = ?").param(SERVICE).update();
        year = Period.year(LocalDate.now(ZoneId.of("Asia/Jayapura")));
    }

    private Satisfaction result() {
        return results.get(SERVICE, year);
    }

    private static String link(String path) {
        return path.substring("/survei/".length());
    }

    @Test
    void theShippedQuestionnaireIsTheOneOfTheRegulation() {
        Instrument shipped = instruments.current();
        assertThat(shipped.elements())
                .extracting(Instrument.Element::code)
                .containsExactly("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9");
        assertThat(shipped.elements()).allMatch(element -> element.answers().size() == 4);
        assertThat(shipped.weight()).isEqualTo(new Instrument.Weight(1, 9));
        assertThat(Satisfaction.of(shipped, Map.of("U1", 36L), 1, 1).value()).isEqualTo(new BigDecimal("100.00"));
        assertThat(shipped.grade(new BigDecimal("88.30")).code()).isEqualTo("B");
    }

    @Test
    void whoeverWasServedAnswersOnceAndMayChangeIt() {
        String path = answers.ended(SERVICE, AGENCY);
        answers.ended(SERVICE, AGENCY);
        assertThat(result().population()).isEqualTo(2);
        assertThat(result().value()).isNull();
        assertThat(surveys.open(link(path)).open()).isTrue();

        answers.answer(path, Answers.all(4));
        assertThat(result().value()).isEqualTo(new BigDecimal("100.00"));
        Map<String, String> other = Answers.all(2);
        other.put("age", "26-40");
        other.put("comment", "Siti di loket 2 ramah");
        answers.answer(path, other);
        Satisfaction changed = result();
        assertThat(changed.respondents()).isEqualTo(1);
        assertThat(changed.value()).isEqualTo(new BigDecimal("50.00"));
        assertThat(surveys.open(link(path)).values()).containsEntry("U3", "2").containsEntry("age", "26-40");

        jdbc.sql("update survey.response set answered_at = answered_at - interval '15 days' where service = ?")
                .param(SERVICE)
                .update();
        assertThat(surveys.open(link(path)).open()).isFalse();
        assertThatThrownBy(() -> answers.answer(path, Answers.all(1))).isInstanceOf(Refusal.class);
    }

    @Test
    void aSurveyClosesAndAWrongLinkOpensNothing() {
        String path = answers.ended(SERVICE, AGENCY);
        assertThatThrownBy(() -> surveys.open(link(path) + "x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> surveys.open("U-000.abc")).isInstanceOf(NotFound.class);
        jdbc.sql("update survey.ended set ended_on = ended_on - 91 where service = ?")
                .param(SERVICE)
                .update();
        assertThat(surveys.open(link(path)).open()).isFalse();
        assertThatThrownBy(() -> answers.answer(path, Answers.all(3))).isInstanceOf(Refusal.class);
    }

    @Test
    void ofManyAnswersAtOnceToOneCaseThereIsOne() throws Exception {
        String path = answers.ended(SERVICE, AGENCY);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = java.util.stream.IntStream.range(0, 8)
                    .<Future<?>>mapToObj(n -> threads.submit(() -> answers.answer(path, Answers.all(1 + n % 4))))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(result().respondents()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select count(*) from survey.answer a join survey.response r on r.id = a.response where r.service = ?")
                        .param(SERVICE)
                        .query(Integer.class)
                        .single())
                .isEqualTo(9);
    }

    @Test
    void whatWasTakenBackIsNotCountedAndAnAppealedCaseOnce() {
        answers.ended(Ids.next(), SERVICE, AGENCY, "withdrawn");
        UUID appealed = Ids.next();
        String path = answers.ended(appealed, SERVICE, AGENCY, "refused");
        answers.answer(path, Answers.all(1));
        assertThat(answers.ended(appealed, SERVICE, AGENCY, "granted")).isEqualTo(path);
        answers.hear(trail.list("application", appealed));
        assertThat(result().population()).isEqualTo(1);
        assertThat(result().respondents()).isEqualTo(1);
    }

    @Test
    void theJournalSaysThatNotWhoAnswered() {
        String path = answers.ended(SERVICE, AGENCY);
        Map<String, String> sent = Answers.all(3);
        sent.put("comment", "Rahasia");
        answers.answer(path, sent);
        UUID id = jdbc.sql("select id from survey.response where service = ?")
                .param(SERVICE)
                .query(UUID.class)
                .single();
        JournalEntry entry = trail.list("survey", id).getFirst();
        assertThat(entry.action()).isEqualTo("survey.answered");
        assertThat(entry.facts()).containsOnlyKeys("service", "agency");
        assertThat(entry.actorId()).isNull();
    }

    @Test
    void paperCountsToTheAgencyThatServed() {
        Actor officer = persons.actor(Role.OFFICER, AGENCY);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Jayapura"));
        Questionnaire good = answers.filled(Answers.all(4));
        surveys.enter(officer, SERVICE, today, good);
        surveys.enter(officer, SERVICE, today, good);
        assertThat(result().respondents()).isEqualTo(2);
        assertThat(result().population()).isEqualTo(2);
        assertThat(result().tooFew()).isFalse();
        assertThatThrownBy(() -> surveys.enter(officer, SERVICE, today.plusDays(1), good))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> surveys.enter(officer, "ak1", today, good)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> surveys.enter(persons.actor(Role.AUDITOR, null), SERVICE, today, good))
                .isInstanceOf(NotFound.class);
        assertThat(results.list(year, AGENCY)).extracting(Results.Of::service).contains(SERVICE);
        assertThat(results.list(year, "dlh")).extracting(Results.Of::service).doesNotContain(SERVICE);
        assertThat(results.total(year, AGENCY).respondents()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anOpenAnswerIsReadOnlyOnceAnOfficerHasClearedIt() {
        String path = answers.ended(SERVICE, AGENCY);
        Map<String, String> sent = new HashMap<>(Answers.all(3));
        sent.put("comment", "Pak Budi 0812 lambat");
        answers.answer(path, sent);
        Actor officer = persons.actor(Role.OFFICER, AGENCY);
        Surveys.Waiting waiting = surveys.waiting(officer).stream()
                .filter(one -> one.service().equals(SERVICE))
                .findFirst()
                .orElseThrow();
        assertThat(results.comments(SERVICE, year)).isEmpty();
        assertThatThrownBy(() -> surveys.decide(persons.actor(Role.OFFICER, "dlh"), waiting.id(), "x"))
                .isInstanceOf(NotFound.class);
        surveys.decide(officer, waiting.id(), "Petugas lambat");
        assertThat(results.comments(SERVICE, year))
                .extracting(Results.Comment::text)
                .containsExactly("Petugas lambat");
        assertThat(trail.list("survey", waiting.id()).toString()).doesNotContain("Budi", "lambat");

        // Whoever says something else is looked at anew.
        sent.put("comment", "Bu Ani ramah");
        answers.answer(path, sent);
        assertThat(results.comments(SERVICE, year)).isEmpty();
        assertThat(surveys.waiting(officer)).anyMatch(one -> one.comment().equals("Bu Ani ramah"));
        surveys.decide(officer, waiting.id(), "");
        assertThat(results.comments(SERVICE, year)).isEmpty();
    }

    @Test
    void theHeadPlansAndSaysWhatCameOfIt() {
        Actor head = persons.actor(Role.AGENCY_HEAD, AGENCY);
        LocalDate soon = LocalDate.now(ZoneId.of("Asia/Jayapura")).plusDays(30);
        FollowUps.Plan plan =
                new FollowUps.Plan(SERVICE, "U3", year.code(), "Menambah jam konsultasi", "Bagian Hukum", soon);
        UUID id = followUps.plan(head, plan);
        assertThat(followUps.ofService(SERVICE)).anyMatch(one -> one.id().equals(id) && one.doneOn() == null);
        assertThatThrownBy(() -> followUps.plan(persons.actor(Role.OFFICER, AGENCY), plan))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> followUps.done(persons.actor(Role.AGENCY_HEAD, "dlh"), id, "x"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> followUps.done(head, id, " ")).isInstanceOf(Refusal.class);
        followUps.done(head, id, "Buka sampai pukul 17");
        assertThatThrownBy(() -> followUps.done(head, id, "lagi")).isInstanceOf(NotFound.class);
        assertThat(followUps.ofAgency(AGENCY)).anyMatch(one -> one.id().equals(id) && one.doneOn() != null);
        assertThatThrownBy(() -> followUps.plan(head, new FollowUps.Plan("ak1", "U77", year.code(), "", "", null)))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::field)
                                .containsExactly("service", "element", "what", "who", "due"));
    }

    @Test
    void everyMissingAnswerIsNamedAtItsField() {
        Map<String, String> sent = Answers.all(3);
        sent.remove("U2");
        sent.put("U5", "5");
        sent.put("age", "200");
        sent.put("comment", "x".repeat(1001));
        assertThatThrownBy(() -> answers.filled(sent))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::field)
                                .containsExactly("U2", "U5", "age", "comment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversion: 25 | conversion: 20 | pack.survey.changed",
                "weight: {of: 1, in: 9} | weight: {of: 0, in: 9} | pack.survey.number",
                "code: U2 | code: U1 | pack.duplicate",
                "code: U2 | code: dua | pack.survey.element",
                "from: \"76.61\" | from: \"96.61\" | pack.survey.grades",
                "code: sex | code: religion | pack.choice",
                "conversion: 25 | konversi: 25 | pack.yaml.unknown"
            })
    void whatIsWrongInTheQuestionnaireIsNamed(String from, String to, String fault, @TempDir Path root)
            throws Exception {
        Path pack = PackCopy.in(root);
        PackCopy.change(pack, "national/skm.yaml", from, to);
        assertThatThrownBy(() -> packs.load(pack, Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        PackRefused.class,
                        refused -> assertThat(refused.faults())
                                .anyMatch(one -> one.code().equals(fault)));
    }
}
