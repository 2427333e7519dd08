package id.andalan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.Idempotency;
import id.andalan.document.Letters;
import id.andalan.identity.Accounts;
import id.andalan.identity.Persons;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step whose connection to the database dies while it is about to write to a table leaves nothing behind, and done again under the same
 * key it is done once. For the database that is what a killed server is; whole processes are killed by the crash tests.
 */
@AndalanTest
class CutOffStepTest {
    @Autowired
    Applications applications;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseQuery query;

    @Autowired
    CaseSignals signals;

    @Autowired
    CaseMonitor monitor;

    @Autowired
    Letters letters;

    @Autowired
    CaseHands hands;

    @Autowired
    Accounts accounts;

    @Autowired
    Persons persons;

    @Autowired
    Idempotency idempotency;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    private Actor officer = Actor.SYSTEM;
    private Actor head = Actor.SYSTEM;

    @BeforeEach
    void people() {
        officer = persons.actor(Role.OFFICER, "disnaker");
        head = persons.actor(Role.AGENCY_HEAD, "disnaker");
    }

    private static CaseDesk.Outcome approval() {
        return new CaseDesk.Outcome("setuju", null, "", Map.of(), 3);
    }

    /** The timeline, the journal and the papers of a case. */
    private List<String> traces(Application application) {
        List<String> all =
                new ArrayList<>(jdbc.sql("select kind from casework.step where application_id = ? order by id")
                        .param(application.id())
                        .query(String.class)
                        .list());
        all.addAll(jdbc.sql("select action from audit.entry where subject_id = ? order by pos, action")
                .param(application.id().toString())
                .query(String.class)
                .list());
        letters.list(Application.SUBJECT, application.id()).forEach(letter -> all.add("letter " + letter.number()));
        return all;
    }

    @Test
    void aStepThatIsCutOffAnywhereIsDoneOnceWhenItIsSentAgain() throws Exception {
        for (String table : List.of(
                "casework.application",
                "casework.task",
                "engine.act_ru_execution",
                "casework.step",
                "core.idempotency")) {
            Application filed = hands.ak1();
            UUID open = hands.task(filed).id();
            cutAndSendAgain(
                    table, filed, () -> desk.finish(officer, open, approval()).application());
            assertThat(hands.task(filed).node()).isEqualTo("sahkan");
            assertThat(traces(filed)).containsExactly("filed", "done", "application.filed", "application.done");
        }
        for (String table : List.of("document.register", "document.letter", "core.idempotency")) {
            Application filed = hands.ak1();
            hands.approve(officer, filed);
            UUID open = hands.task(filed).id();
            cutAndSendAgain(
                    table, filed, () -> desk.finish(head, open, approval()).application());
            assertThat(letters.list(Application.SUBJECT, filed.id())).hasSize(1);
            assertThat(hands.task(filed).kind()).isEqualTo(CaseTask.Kind.DOCUMENT);
        }
        assertThat(jdbc.sql(
                                "select count(*) = max(no) and count(distinct no) = max(no) from document.letter where register = 'AK1'")
                        .query(Boolean.class)
                        .single())
                .as("no number is missing or there twice")
                .isTrue();
    }

    private void cutAndSendAgain(String table, Application filed, Supplier<Application> step) throws Exception {
        String key = UUID.randomUUID().toString();
        List<String> before = traces(filed);
        CaseTask open = hands.task(filed);
        cut(table, () -> once(key, step));
        assertThat(traces(filed)).as(table).isEqualTo(before);
        assertThat(hands.task(filed)).as(table).isEqualTo(open);
        String first = once(key, step);
        assertThat(once(key, step)).isEqualTo(first);
    }

    private String once(String key, Supplier<Application> step) {
        return idempotency
                .run(
                        key,
                        "cut-off",
                        new byte[0],
                        () -> new Idempotency.Answer(200, step.get().number()))
                .body();
    }

    /** Runs it until it stands before the table, and kills its connection there. */
    private void cut(String table, Callable<String> step) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share mode");
            Future<String> cutOff = thread.submit(step);
            kill(statement, table);
            assertThatThrownBy(cutOff::get).as(table).isNotNull();
        }
    }

    private static void kill(Statement statement, String table) throws SQLException, InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try (ResultSet row = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_locks"
                    + " where not granted and relation = '" + table + "'::regclass")) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("nobody came to " + table);
    }

    /** As a job runs: inside the transaction that holds its lock. */
    @Test
    void aCaseThatCannotGoOnHoldsUpNoOther() {
        Application good = ordered();
        Application broken = ordered();
        jdbc.sql("update casework.task set execution = 'gone' where application_id = ?")
                .param(broken.id())
                .update();
        for (Application application : List.of(broken, good)) {
            jdbc.sql("insert into casework.signal (application_id, try_at) values (?, now() - interval '1 minute')")
                    .param(application.id())
                    .update();
        }
        transaction.executeWithoutResult(status -> signals.run());
        assertThat(query.find(good.id()).orElseThrow().status()).isEqualTo(ApplicationStatus.GRANTED);
        assertThat(monitor.list(persons.actor(Role.ADMIN, null)))
                .filteredOn(stuck -> stuck.number().equals(broken.number()))
                .extracting(CaseMonitor.Stuck::kind)
                .contains(CaseMonitor.Kind.SIGNAL);
        jdbc.sql("delete from casework.signal where application_id = ?")
                .param(broken.id())
                .update();
    }

    private Application ordered() {
        Application filed = hands.ak1();
        hands.approve(officer, filed);
        hands.approve(head, filed);
        return filed;
    }

    @Test
    void ofTwoOfficersAtTheSameMomentOneDoesItAndTheOtherIsTold() throws Exception {
        Actor other = persons.actor(Role.OFFICER, "disnaker");
        for (int round = 0; round < 5; round++) {
            Application filed = hands.ak1();
            UUID open = hands.task(filed).id();
            CountDownLatch both = new CountDownLatch(2);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<String>> ends = List.of(
                        threads.submit(() -> finish(both, officer, open, approval())),
                        threads.submit(() -> finish(
                                both, other, open, new CaseDesk.Outcome("kurang", null, "KTP buram", Map.of(), 0))));
                List<String> said = List.of(ends.get(0).get(), ends.get(1).get());
                assertThat(said).containsExactlyInAnyOrder("done", "casework.task.gone");
                assertThat(hands.task(filed).node()).isEqualTo(said.getFirst().equals("done") ? "sahkan" : "lengkapi");
            }
            assertThat(traces(filed)).containsExactly("filed", "done", "application.filed", "application.done");
        }
    }

    private String finish(CountDownLatch both, Actor actor, UUID open, CaseDesk.Outcome how)
            throws InterruptedException {
        both.countDown();
        both.await();
        try {
            desk.finish(actor, open, how);
            return "done";
        } catch (Conflict conflict) {
            return conflict.code();
        }
    }
}
