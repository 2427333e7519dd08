package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.crash.WalkedCase.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The server is killed between every two steps of a case, in the middle of steps (it stands before a table that it is about to write to),
 * and at random moments while others go on; so is its PostgreSQL. Takes a quarter of an hour, so it runs
 * with {@code ./andalan test --crash} only; {@code CutOffStepTest} does the same within one server.
 */
@Tag("crash")
@EnabledIfSystemProperty(named = "andalan.crash", matches = "full", disabledReason = "./andalan test --crash")
class CaseCrashTest {
    private static final int RANDOM_KILLS = 30;
    private static final int CLIENTS = 4;

    /** A step, and the table before which its server or database dies. */
    private record Cut(Step step, String table) {}

    private static final List<Cut> CUTS = List.of(
            new Cut(Step.FILE, "identity.contact"),
            new Cut(Step.FILE, "booking.booking"),
            new Cut(Step.FILE, "engine.act_ru_execution"),
            new Cut(Step.FILE, "casework.application"),
            new Cut(Step.FILE, "core.idempotency"),
            new Cut(Step.RETURN, "casework.task"),
            new Cut(Step.CORRECT, "casework.application"),
            new Cut(Step.CHECK, "booking.booking"),
            new Cut(Step.CHECK, "casework.decision"),
            new Cut(Step.ASK, "casework.step"),
            new Cut(Step.VERIFY, "audit.entry"),
            new Cut(Step.AUTHORISE, "document.register"),
            new Cut(Step.AUTHORISE, "document.letter"),
            new Cut(Step.AUTHORISE, "engine.act_ru_execution"));

    /** What happens by itself after the last command, and the table before which it dies. */
    private static final List<String> LATE_CUTS =
            List.of("document.blob", "casework.signal", "casework.task", "notice.notice", "notice.mail");

    private CaseWorld world;
    private RealServer server;
    private CaseProgram program;
    private final AtomicInteger cases = new AtomicInteger();
    private int serverKills;
    private int databaseKills;

    @BeforeEach
    void start() throws Exception {
        world = CaseWorld.start("cases", Map.of());
        server = world.server;
        program = new CaseProgram(server, world.key);
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.stop();
        }
    }

    private WalkedCase next() {
        return new WalkedCase(program, cases.getAndIncrement());
    }

    private void killServer() throws Exception {
        server.kill();
        serverKills++;
        server.start();
    }

    @Test
    void aCaseGoesOnWheneverItsServerDies() throws Exception {
        WalkedCase undisturbed = next();
        undisturbed.walk(Step.FILE, Step.ISSUED);
        betweenSteps();
        inTheMiddle();
        atRandom();
        int retried = retryWhatIsStuck();
        String shape;
        try (Rows rows = Rows.of(server)) {
            shape = settled(rows, undisturbed);
            new CaseLedger(rows).isAsIf(shape, cases.get());
        }
        assertThat(shape.lines().filter(line -> line.startsWith("letter "))).hasSize(3);
        assertThat(shape.lines().filter(line -> line.startsWith("mail "))).hasSizeGreaterThan(5);
        assertThat(program.wrong).isEmpty();
        assertThat(server.command("audit", "verify")).as(server.said("audit")).isZero();
        System.out.printf(
                "CRASH CASES: %d cases in %d requests; kill -9 of the server %d times, of PostgreSQL %d times%n"
                        + "CRASH CASES: acknowledged %d, lost 0, doubled 0; 503 %d times, cut off %d, tried again by an administrator %d%n",
                cases.get(),
                program.requests.get(),
                serverKills,
                databaseKills,
                program.acknowledged.size(),
                program.unavailable.get(),
                program.cutOff.get(),
                retried);
    }

    /** Its messages follow it by a moment. */
    private static String settled(Rows rows, WalkedCase undisturbed) throws Exception {
        assertThat(rows.countUntil(0, 90, "select count(*) from casework.application where open"))
                .as("open")
                .isZero();
        rows.countUntil(
                0,
                30,
                "select count(*) from audit.entry e where exists (select from audit.reader r where r.pos <= e.pos)");
        return new CaseLedger(rows).shape(undisturbed.number());
    }

    /** One case: after every step that is acknowledged, the server dies. */
    private void betweenSteps() throws Exception {
        WalkedCase walked = next();
        for (Step step : Step.ALL) {
            walked.take(step);
            killServer();
        }
    }

    private void inTheMiddle() throws Exception {
        for (Cut cut : CUTS) {
            cut(cut, false);
        }
        for (Cut cut : CUTS) {
            cut(cut, true);
        }
        for (String table : LATE_CUTS) {
            late(table);
        }
    }

    /** Everything up to the step is undisturbed; in it the server (or its database) dies, and the client sends it again. */
    private void cut(Cut cut, boolean database) throws Exception {
        WalkedCase walked = next();
        if (cut.step != Step.FILE) {
            walked.walk(Step.FILE, Step.ALL.get(Step.ALL.indexOf(cut.step) - 1));
        }
        dieAt(cut.table, database, () -> walked.walk(cut.step, Step.ISSUED));
    }

    /** What happens by itself after the last command. */
    private void late(String table) throws Exception {
        WalkedCase walked = next();
        walked.walk(Step.FILE, Step.VERIFY);
        if (table.equals("casework.task")) {
            // The command itself writes there too: held is the one behind it.
            walked.take(Step.AUTHORISE);
            dieAt(table, false, () -> walked.take(Step.ISSUED));
        } else {
            dieAt(table, false, () -> walked.walk(Step.AUTHORISE, Step.ISSUED));
        }
    }

    private void dieAt(String table, boolean database, Runnable work) throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Thread client;
        try (Barrier barrier = new Barrier(server.database(), table)) {
            client = Thread.ofPlatform().start(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    failed.set(true);
                    program.wrong.put(table, e.toString());
                }
            });
            boolean held = barrier.holds(7);
            // A paper may have been quicker than the barrier; everything else must stand before it.
            assertThat(held || table.equals("casework.task"))
                    .as("somebody stands before " + table)
                    .isTrue();
            if (database) {
                server.killPostgres();
                databaseKills++;
            } else {
                server.kill();
                serverKills++;
            }
        }
        if (!database) {
            server.start();
        }
        client.join();
        assertThat(failed).as(program.wrong.toString()).isFalse();
    }

    /** Some clients walk one case after the other while server and database die. */
    private void atRandom() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                while (!stopped.get()) {
                    WalkedCase walked = next();
                    try {
                        walked.walk(Step.FILE, Step.ISSUED);
                    } catch (RuntimeException e) {
                        program.wrong.put(walked.toString(), e.toString());
                    }
                }
            }));
        }
        Random random = new Random(20_261_122);
        for (int kill = 1; kill <= RANDOM_KILLS; kill++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            if (kill % 3 == 0) {
                server.killPostgres();
                databaseKills++;
                TimeUnit.SECONDS.sleep(4);
            } else {
                killServer();
            }
        }
        stopped.set(true);
        for (Thread client : clients) {
            client.join();
        }
    }

    /** What did not go on by itself is on the administrators' page and does when they say so; how many there were. */
    private int retryWhatIsStuck() throws Exception {
        int retried = 0;
        String page = world.administrator.get(server, "/admin/permohonan-macet").body();
        var forms = java.util.regex.Pattern.compile(
                        "name=\"jenis\" value=\"([a-z]+)\".*?name=\"nomor\" value=\"([^\"]+)\"",
                        java.util.regex.Pattern.DOTALL)
                .matcher(page);
        while (forms.find()) {
            world.administrator.post(
                    server, "/admin/permohonan-macet", "jenis", forms.group(1), "nomor", forms.group(2));
            retried++;
        }
        return retried;
    }
}
