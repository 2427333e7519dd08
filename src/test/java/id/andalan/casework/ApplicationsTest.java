package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.identity.Accounts;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An AK-1 application through its life, on the real engine and database. */
@AndalanTest
class ApplicationsTest {
    @Autowired
    Applications applications;

    @Autowired
    CaseDesk desk;

    @Autowired
    OpenTasks tasks;

    @Autowired
    CaseSignals signals;

    @Autowired
    CaseMover mover;

    @Autowired
    CaseHands hands;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private Actor officer = Actor.SYSTEM;
    private Actor head = Actor.SYSTEM;

    @BeforeEach
    void people() {
        officer = Cases.officer(account("OFFICER"), "disnaker");
        head = Cases.head(account("AGENCY_HEAD"), "disnaker");
    }

    private UUID account(String role) {
        return account(role, "disnaker");
    }

    private UUID account(String role, String agency) {
        return accounts.create(
                Actor.SYSTEM,
                new Accounts.Official(
                        "Rina " + role,
                        "u" + UUID.randomUUID().toString().substring(0, 12),
                        Actor.Role.valueOf(role),
                        agency));
    }

    private CaseTask only(Application application) {
        List<Standing.Open> open = lock(application).tasks();
        assertThat(open).hasSize(1);
        return open.getFirst().task();
    }

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    private Standing lock(Application application) {
        return transaction.execute(status -> mover.lock(application.id(), null));
    }

    private static CaseDesk.Outcome outcome(String word) {
        return new CaseDesk.Outcome(word, null, "", Map.of(), 3);
    }

    @Test
    void anApplicationGoesFromTheFormToTheSignedCard() throws Exception {
        Application filed = hands.ak1();
        assertThat(ApplicationNumber.isValid(filed.number())).isTrue();
        assertThat(filed.status()).isEqualTo(ApplicationStatus.OPEN);
        assertThat(filed.clock().due()).isNotNull();
        CaseTask check = only(filed);
        assertThat(check.node()).isEqualTo("periksa");
        assertThat(check.due()).isNotNull();
        assertThat(tasks.list(officer, new OpenTasks.Filter("ak1", filed.number()), null, 10))
                .extracting(row -> row.task().id())
                .containsExactly(check.id());
        desk.finish(officer, check.id(), outcome("setuju"));
        CaseTask sign = only(filed);
        assertThat(sign.role()).isEqualTo("head");
        assertThatThrownBy(() -> desk.finish(officer, sign.id(), outcome("setuju")))
                .isInstanceOf(Refusal.class);
        desk.finish(head, sign.id(), outcome("setuju"));
        assertThat(only(filed).kind()).isEqualTo(CaseTask.Kind.DOCUMENT);
        signals.on(List.of());
        jdbc.sql("insert into casework.signal (application_id, try_at) values (?, now() - interval '1 minute')")
                .param(filed.id())
                .update();
        signals.run();
        Standing ended = lock(filed);
        assertThat(ended.application().status()).isEqualTo(ApplicationStatus.GRANTED);
        assertThat(ended.path())
                .containsExactly("masuk", "periksa", "hasil_periksa", "sahkan", "terbit", "kabari", "selesai");
        assertThat(ended.tasks()).isEmpty();
    }

    @Test
    void whatIsMissingGoesBackToTheApplicantAndTheClockStandsStill() {
        Application filed = hands.ak1();
        assertThatThrownBy(() -> desk.finish(officer, only(filed).id(), outcome("kurang")))
                .isInstanceOf(Refusal.class);
        desk.finish(officer, only(filed).id(), new CaseDesk.Outcome("kurang", null, "Foto KTP buram", Map.of(), 0));
        Standing waiting = lock(filed);
        assertThat(waiting.application().status()).isEqualTo(ApplicationStatus.WAITING);
        assertThat(waiting.application().clock().pausedAt()).isNotNull();
        UUID task = only(filed).id();
        assertThatThrownBy(() -> applications.answer(Actor.ANONYMOUS, filed, task, Map.of("nik", "123"), "ini"))
                .isInstanceOf(Refusals.class);
        applications.answer(
                Actor.ANONYMOUS,
                filed,
                task,
                Map.of("berkas_ktp", List.of(hands.picture(Actor.ANONYMOUS).toString())),
                "");
        Standing back = lock(filed);
        assertThat(back.application().status()).isEqualTo(ApplicationStatus.OPEN);
        assertThat(back.application().clock().pausedAt()).isNull();
        assertThat(only(filed).node()).isEqualTo("periksa");
    }

    @Test
    void aTaskThatWasLateBeforeAQuestionIsAsLateAfterIt() {
        Application filed = hands.ak1();
        UUID task = only(filed).id();
        Instant late = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("update casework.task set due_at = ? where id = ?")
                .params(Timestamp.from(late), task)
                .update();
        desk.claim(officer, task);
        desk.ask(officer, task, "Kapan lulus?");
        assertThat(only(filed).due()).isNull();
        assertThat(only(filed).paused()).isTrue();
        applications.answer(Actor.ANONYMOUS, filed, task, Map.of(), "Tahun 2017");
        assertThat(only(filed).due()).isEqualTo(late);
    }

    @Test
    void aRefusalNeedsAReasonAndCanBeContested() {
        Application filed = hands.ak1();
        UUID task = only(filed).id();
        assertThatThrownBy(() -> desk.finish(officer, task, outcome("tolak"))).isInstanceOf(Refusal.class);
        desk.finish(officer, task, new CaseDesk.Outcome("tolak", "bukan-penduduk", "", Map.of(), 0));
        Application refused = lock(filed).application();
        assertThat(refused.status()).isEqualTo(ApplicationStatus.REFUSED);
        assertThat(refused.end().reason()).isEqualTo("bukan-penduduk");
        applications.appeal(Actor.ANONYMOUS, refused, "Saya penduduk Sasa sejak lahir");
        CaseTask appeal = only(filed);
        assertThat(appeal.kind()).isEqualTo(CaseTask.Kind.APPEAL);
        desk.finish(head, appeal.id(), new CaseDesk.Outcome("setuju", null, "KTP sudah benar", Map.of(), 0));
        assertThat(lock(filed).application().status()).isEqualTo(ApplicationStatus.OPEN);
        assertThat(only(filed).node()).isEqualTo("periksa");
    }

    @Test
    void aRefusalThatWasUpheldIsNotContestedAgain() {
        Application filed = hands.ak1();
        desk.finish(officer, only(filed).id(), new CaseDesk.Outcome("tolak", "bukan-penduduk", "", Map.of(), 0));
        applications.appeal(Actor.ANONYMOUS, filed, "Saya penduduk Sasa");
        assertThatThrownBy(() -> applications.appeal(Actor.ANONYMOUS, filed, "Sekali lagi"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.appeal.again"));
        CaseTask appeal = only(filed);
        desk.finish(head, appeal.id(), new CaseDesk.Outcome("tolak", null, "Tetap ditolak", Map.of(), 0));
        Application upheld = lock(filed).application();
        assertThat(upheld.status()).isEqualTo(ApplicationStatus.REFUSED);
        assertThat(applications.appealUntil(upheld)).isNull();
        assertThatThrownBy(() -> applications.appeal(Actor.ANONYMOUS, filed, "Sekali lagi"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.appeal.over"));
    }

    @Test
    void whoeverItIsForIsNamedWithAFewWords() {
        NewApplication plain = Cases.of("cuti-asn", Cases.leave());
        for (NewApplication.Behalf behalf : List.of(
                new NewApplication.Behalf("", "ibu"),
                new NewApplication.Behalf("Siti", " "),
                new NewApplication.Behalf("x".repeat(201), "ibu"))) {
            NewApplication other = new NewApplication(
                    plain.service(),
                    plain.version(),
                    plain.answers(),
                    plain.applicant(),
                    behalf,
                    null,
                    null,
                    plain.language());
            assertThatThrownBy(() -> applications.submit(Actor.ANONYMOUS, other))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(String.valueOf(refusal.field())).startsWith("behalf."));
        }
    }

    @Test
    void whoSendsACaseBackNeedNotFillInTheFormOfTheTask() {
        Application filed = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        UUID task = only(filed).id();
        Actor personnel = Cases.officer(account("OFFICER", "dlh"), "dlh");
        assertThatThrownBy(() -> desk.finish(personnel, task, outcome("setuju")))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::field)
                                .containsExactly("masa_kerja", "sisa_cuti"));
        desk.finish(personnel, task, new CaseDesk.Outcome("kurang", null, "Tulis alamat cuti", Map.of(), 0));
        assertThat(only(filed).node()).isEqualTo("lengkapi");
    }

    @Test
    void aTaskIsDoneOnceAndASecondOfficerIsTold() {
        Application filed = hands.ak1();
        UUID task = only(filed).id();
        desk.claim(officer, task);
        Actor other = Cases.officer(account("OFFICER"), "disnaker");
        assertThatThrownBy(() -> desk.claim(other, task)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> desk.finish(other, task, outcome("setuju"))).isInstanceOf(Refusal.class);
        desk.finish(officer, task, outcome("setuju"));
        assertThatThrownBy(() -> desk.finish(officer, task, outcome("setuju"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> desk.claim(
                        Cases.officer(UUID.randomUUID(), "dlh"), only(filed).id()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theApplicantTakesItBack() {
        Application filed = hands.ak1();
        applications.withdraw(Actor.ANONYMOUS, filed, "Sudah bekerja");
        assertThat(lock(filed).application().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
        assertThat(lock(filed).tasks()).isEmpty();
        assertThatThrownBy(() -> applications.withdraw(Actor.ANONYMOUS, filed, "lagi"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void answersThatDoNotFitAreRefusedAndNothingIsFiled() {
        Map<String, Object> answers = new HashMap<>(Cases.ak1(
                hands.picture(Actor.ANONYMOUS), hands.picture(Actor.ANONYMOUS), hands.picture(Actor.ANONYMOUS)));
        answers.put("nik", "1");
        answers.put("kelurahan", "99.99.99.9999");
        long before = count();
        assertThatThrownBy(() -> applications.submit(Actor.ANONYMOUS, Cases.of("ak1", answers)))
                .isInstanceOfSatisfying(
                        Refusals.class,
                        refusals -> assertThat(refusals.all())
                                .extracting(Refusal::field)
                                .contains("nik", "kelurahan"));
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from casework.application")
                .query(Long.class)
                .single();
    }
}
