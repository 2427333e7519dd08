package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.Letters;
import id.andalan.identity.Accounts;
import id.andalan.identity.Persons;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** No case can get stuck unseen. */
@AndalanTest
class CaseMonitorTest {
    /** An agency of its own for the tests here, without anybody. */
    private static final String EMPTY = "dketapang";

    @Autowired
    CaseHands hands;

    @Autowired
    Letters letters;

    @Autowired
    CaseQuery query;

    @Autowired
    CaseMonitor monitor;

    @Autowired
    CaseSignals signals;

    @Autowired
    Accounts accounts;

    @Autowired
    Persons persons;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    private Actor admin;

    @BeforeEach
    void administrator() {
        admin = persons.actor(Role.ADMIN, null);
    }

    private List<CaseMonitor.Kind> stuck(Application application) {
        return monitor.list(admin).stream()
                .filter(one -> one.number().equals(application.number()))
                .map(CaseMonitor.Stuck::kind)
                // Whether somebody works there depends on the other tests.
                .filter(kind -> kind != CaseMonitor.Kind.UNOWNED)
                .toList();
    }

    private int rows(String table, Application application) {
        return jdbc.sql("select count(*) from casework." + table + " where application_id = ?")
                .param(application.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void aStepThatFailsLeavesATaskThatCanBeTriedAgainAndNothingHalfDone() {
        Application filed = hands.ak1();
        jdbc.sql("update casework.application set agency = ? where id = ?")
                .params(EMPTY, filed.id())
                .update();
        jdbc.sql("update casework.task set agency = ? where application_id = ?")
                .params(EMPTY, filed.id())
                .update();
        hands.approve(Cases.officer(UUID.randomUUID(), EMPTY), filed);
        CaseTask sign = hands.task(filed);
        int steps = rows("step", filed);
        Actor stranger = Cases.head(UUID.randomUUID(), EMPTY);
        // The next step of the process orders the paper; nobody heads the agency, so nobody can sign it.
        assertThat(accounts.listActive(Role.AGENCY_HEAD, EMPTY)).isEmpty();
        assertThatThrownBy(() -> hands.approve(stranger, filed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("casework.signer.none"));
        assertThat(hands.task(filed)).isEqualTo(sign);
        assertThat(rows("step", filed)).isEqualTo(steps);
        assertThat(letters.list("application", filed.id())).isEmpty();
        assertThat(query.find(filed.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.OPEN);
        assertThat(stuck(filed)).isEmpty();
        Actor head = persons.actor(Role.AGENCY_HEAD, EMPTY);
        hands.approve(head, filed);
        assertThat(letters.list("application", filed.id())).hasSize(1);
        assertThat(hands.task(filed).kind()).isEqualTo(CaseTask.Kind.DOCUMENT);
    }

    @Test
    void aSignalThatFailsIsShownWithItsReasonAndTriedAgain() throws Exception {
        Application filed = hands.ak1();
        assertThat(stuck(filed)).isEmpty();
        jdbc.sql(
                        "insert into casework.signal (application_id, try_at, tries, fault) values (?, now() + interval '1 hour', 3, 'IllegalStateException: kertas habis')")
                .param(filed.id())
                .update();
        assertThat(stuck(filed)).containsExactly(CaseMonitor.Kind.SIGNAL);
        String page = browser.get()
                .uri("/admin/permohonan-macet")
                .with(persons.as(admin))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains(filed.number(), "kertas habis", "3 kali dicoba", "Coba lagi");
        String id = monitor.list(admin).stream()
                .filter(one -> one.number().equals(filed.number()))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(browser.post()
                        .uri("/admin/permohonan-macet")
                        .with(persons.as(admin))
                        .with(Persons.form())
                        .param("jenis", "signal")
                        .param("nomor", id)
                        .exchange())
                .hasStatus(302);
        signals.run();
        assertThat(stuck(filed)).isEmpty();
    }

    @Test
    void aCaseThatNothingWaitsForIsSeenAndStartsAnew() {
        Application filed = hands.ak1();
        jdbc.sql("delete from casework.task where application_id = ?")
                .param(filed.id())
                .update();
        jdbc.sql(
                        "delete from engine.act_ru_timer_job where process_instance_id_ = (select instance from casework.application where id = ?)")
                .param(filed.id())
                .update();
        assertThat(stuck(filed)).containsExactly(CaseMonitor.Kind.LOST);
        monitor.retry(admin, CaseMonitor.Kind.LOST, filed.id().toString());
        assertThat(stuck(filed)).isEmpty();
        assertThat(hands.task(filed).node()).isEqualTo("periksa");
        assertThatThrownBy(() ->
                        monitor.retry(admin, CaseMonitor.Kind.LOST, filed.id().toString()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> monitor.list(persons.actor(Role.AGENCY_HEAD, "disnaker")))
                .isInstanceOf(NotFound.class);
    }
}
