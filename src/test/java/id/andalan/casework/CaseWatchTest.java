package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.identity.Persons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Times that run out, and who is told. The clock runs as it does; the times of the rows are set. */
@AndalanTest
class CaseWatchTest {
    @Autowired
    Applications applications;

    @Autowired
    CaseHands hands;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseFile cases;

    @Autowired
    CaseDeadlines deadlines;

    @Autowired
    CaseNotices notices;

    @Autowired
    Persons persons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Instant now = Instant.now();

    private CaseFile.Sheet sheet(Application application) {
        return cases.get(Cases.officer(UUID.randomUUID(), "disnaker"), application.number());
    }

    private List<StepKind> kinds(Application application) {
        return sheet(application).steps().stream().map(CaseFile.Step::kind).toList();
    }

    private void task(Application application, String column, Instant at) {
        jdbc.sql("update casework.task set " + column + " = ? where application_id = ?")
                .param(java.sql.Timestamp.from(at))
                .param(application.id())
                .update();
    }

    /** The journal entries of a case, as a listener gets them. */
    private List<JournalEntry> told(Application application) {
        return jdbc.sql(
                        "select id, at, action, actor_kind, actor_id, facts from audit.entry where subject_id = ? order by id")
                .param(application.id().toString())
                .query((row, n) -> new JournalEntry(
                        1,
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("action"),
                        "application",
                        application.id().toString(),
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        facts(row.getString("facts"))))
                .list();
    }

    @Autowired
    tools.jackson.databind.json.JsonMapper json;

    private Map<String, Object> facts(String text) {
        return json.readValue(text, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
    }

    private List<String> heard(List<JournalEntry> entries) {
        UUID before = last();
        transaction.executeWithoutResult(status -> notices.on(entries));
        return jdbc.sql("select recipient_kind || ' ' || text_key from notice.notice where id > ? order by id")
                .param(before)
                .query(String.class)
                .list();
    }

    private UUID last() {
        return jdbc.sql("select id from notice.notice order by id desc limit 1")
                .query(UUID.class)
                .optional()
                .orElse(new UUID(0, 0));
    }

    @Test
    void anOfficerIsRemindedOnceAndTheHeadAndTheLeaderAreToldInTurn() {
        Application filed = hands.ak1();
        task(filed, "opened_at", now.minus(Duration.ofDays(60)));
        task(filed, "due_at", now.plus(Duration.ofMinutes(1)));
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).containsOnlyOnce(StepKind.WARNED);
        // AK-1's own timer tells the head; the leader hears a working day later.
        task(filed, "due_at", now.minus(Duration.ofMinutes(1)));
        deadlines.run();
        assertThat(kinds(filed)).doesNotContain(StepKind.ESCALATED);
        task(filed, "due_at", now.minus(Duration.ofDays(20)));
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).containsOnlyOnce(StepKind.ESCALATED);
        assertThat(sheet(filed).steps().getLast().outcome()).isEqualTo("2");
    }

    @Test
    void aTaskWithoutATimerOfItsOwnIsToldToTheHead() {
        Application filed = hands.ak1();
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        hands.approve(officer, filed);
        task(filed, "due_at", now.minus(Duration.ofMinutes(1)));
        deadlines.run();
        assertThat(sheet(filed).steps().getLast().kind()).isEqualTo(StepKind.ESCALATED);
        assertThat(sheet(filed).steps().getLast().outcome()).isEqualTo("1");
    }

    private List<String> recipients(UUID before, String key) {
        return jdbc.sql("select recipient from notice.notice where id > ? and text_key = ?")
                .params(before, key)
                .query(String.class)
                .list();
    }

    @Test
    void ofATaskAtAnotherAgencyThatAgencyAndItsHeadAreTold() {
        Actor head = persons.actor(Role.AGENCY_HEAD, "dlh");
        Actor home = persons.actor(Role.AGENCY_HEAD, "bkpsdmd");
        Actor clerk = persons.actor(Role.OFFICER, "dlh");
        Application filed = applications.submit(Actor.ANONYMOUS, Cases.of("cuti-asn", Cases.leave()));
        UUID task = cases.get(home, filed.number()).tasks().getFirst().id();
        desk.finish(clerk, task, new CaseDesk.Outcome("setuju", null, "", Map.of("masa_kerja", 11, "sisa_cuti", 8), 2));
        task(filed, "due_at", now.minus(Duration.ofMinutes(1)));
        deadlines.run();
        UUID before = last();
        heard(told(filed));
        assertThat(recipients(before, "tell.case.agency.new")).containsExactly("dlh");
        assertThat(recipients(before, "tell.case.late")).containsExactly("dlh");
        assertThat(recipients(before, "tell.case.head.late"))
                .contains(String.valueOf(head.id()))
                .doesNotContain(String.valueOf(home.id()));
        // The promise as a whole was that of the service's agency.
        jdbc.sql("update casework.application set due_at = ? where id = ?")
                .param(java.sql.Timestamp.from(now.minus(Duration.ofDays(2))))
                .param(filed.id())
                .update();
        deadlines.run();
        heard(told(filed));
        assertThat(recipients(before, "tell.case.head.late"))
                .contains(String.valueOf(head.id()), String.valueOf(home.id()));
    }

    @Test
    void aBrokenPromiseIsToldOnce() {
        Application filed = hands.ak1();
        jdbc.sql("update casework.application set due_at = ? where id = ?")
                .param(java.sql.Timestamp.from(now.minus(Duration.ofDays(2))))
                .param(filed.id())
                .update();
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).containsOnlyOnce(StepKind.ESCALATED);
        assertThat(sheet(filed).escalation()).isEqualTo(1);
    }

    @Test
    void anApplicantIsRemindedAWeekBeforeAndThenTheCaseLapses() {
        Application filed = hands.ak1();
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        hands.giveBack(officer, filed, "KTP buram");
        deadlines.run();
        assertThat(kinds(filed)).doesNotContain(StepKind.REMINDED);
        task(filed, "due_at", now.plus(Duration.ofDays(6)));
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).containsOnlyOnce(StepKind.REMINDED);
        task(filed, "due_at", now.minus(Duration.ofMinutes(1)));
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).containsOnlyOnce(StepKind.LAPSED);
        assertThat(sheet(filed).application().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
        assertThat(sheet(filed).tasks()).isEmpty();
        assertThat(heard(told(filed)))
                .contains("LINK tell.applicant.filed", "LINK tell.applicant.returned", "LINK tell.applicant.reminded")
                .containsOnlyOnce("LINK tell.applicant.lapsed")
                .doesNotContain("LINK tell.applicant.withdrawn");
    }

    @Test
    void aQuestionThatNobodyAnswersLapsesToo() {
        Application filed = hands.ak1();
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        desk.ask(officer, hands.task(filed).id(), "Alamat lengkapnya?");
        task(filed, "paused_at", now.minus(Duration.ofDays(31)));
        deadlines.run();
        deadlines.run();
        assertThat(kinds(filed)).contains(StepKind.REMINDED, StepKind.LAPSED);
        assertThat(sheet(filed).application().status()).isEqualTo(ApplicationStatus.WITHDRAWN);
    }

    @Test
    void officialsHearOfNewWorkHandOversAndAnswersInNumbersOnly() {
        Application filed = hands.ak1();
        Actor officer = persons.actor(Role.OFFICER, "disnaker");
        Actor other = persons.actor(Role.OFFICER, "disnaker");
        UUID task = hands.task(filed).id();
        desk.claim(officer, task);
        desk.delegate(officer, task, other.id(), "Tolong, saya cuti");
        desk.ask(other, task, "Alamat lengkapnya?");
        applications.answer(Actor.ANONYMOUS, filed, task, Map.of(), "Jalan Pahlawan 7");
        List<String> heard = heard(told(filed));
        assertThat(heard)
                .contains(
                        "AGENCY tell.case.agency.new",
                        "ACCOUNT tell.case.delegated",
                        "LINK tell.applicant.asked",
                        "ACCOUNT tell.case.answered")
                .doesNotHaveDuplicates();
        assertThat(jdbc.sql("select args::text from notice.notice order by id desc limit 6")
                        .query(String.class)
                        .list())
                .allSatisfy(args -> assertThat(args).doesNotContain("Siti", "Pahlawan", "cuti"));
    }
}
