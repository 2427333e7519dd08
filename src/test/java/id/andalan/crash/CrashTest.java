package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.notice.Receiver;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server and its PostgreSQL are killed at random moments while reports come in, the database hangs for a while, and at the end the
 * server is stopped with a crowd looking on. A short form by default; 20,000 reports with {@code ./andalan test --crash}.
 */
@Tag("crash")
class CrashTest {
    private static final boolean FULL = "full".equals(System.getProperty("andalan.crash"));
    private static final int REPORTS = FULL ? 20_000 : 600;
    private static final int KILLS = FULL ? 12 : 2;
    private static final int CLIENTS = 8;
    private static final Duration AWAY = Duration.ofSeconds(FULL ? 30 : 8);
    private static final int SCREENS = 300;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Receiver receiver = new Receiver();
    private RealServer server;
    private Submissions submissions;
    private Browser administrator;
    private int serverKills;
    private int databaseKills;

    @BeforeEach
    void start() throws Exception {
        server = new RealServer("kills", Map.of("ANDALAN_WEBHOOK_ALLOW_PRIVATE", "true"));
        server.start();
        submissions = new Submissions(server);
        administrator = Administrator.of(server, server);
        Administrator.keepWebhook(administrator, server, receiver.url());
    }

    @AfterEach
    void end() throws Exception {
        receiver.close();
        server.stop();
    }

    @Test
    void everyAcknowledgedReportIsThereExactlyOnce() throws Exception {
        List<Thread> clients = submissions.start(CLIENTS, REPORTS);
        disturb();
        hang();
        for (Thread client : clients) {
            client.join(Duration.ofMinutes(10));
        }
        check();
        stopWithACrowd();
        System.out.printf(
                "CRASH: %d reports in %d requests; kill -9 of the server %d times, of PostgreSQL %d times, database silent for %d s%n"
                        + "CRASH: acknowledged %d, lost 0, doubled 0, events %d, each heard by all; 503 %d times, cut off %d, slowest answer %d ms%n",
                REPORTS,
                submissions.requests.get(),
                serverKills,
                databaseKills,
                AWAY.toSeconds(),
                submissions.acknowledged.size(),
                REPORTS,
                submissions.unavailable.get(),
                submissions.cutOff.get(),
                submissions.slowestMillis.get());
    }

    /** Each kill waits for some more acknowledgements, so that none comes after the last report. */
    private void disturb() throws Exception {
        Random random = new Random();
        for (int kill = 1; kill <= KILLS; kill++) {
            await(REPORTS * kill / (KILLS + 3));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            if (kill % 2 == 0) {
                server.killPostgres();
                databaseKills++;
            } else {
                server.kill();
                serverKills++;
                server.start();
            }
        }
    }

    private void await(int acknowledged) throws InterruptedException {
        for (int i = 0; i < 6_000 && submissions.acknowledged.size() < acknowledged; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Every door says in its own form, and soon, that the database is away; and all is well by itself when it is back. */
    private void hang() throws Exception {
        await(REPORTS * (KILLS + 1) / (KILLS + 3));
        server.freezePostgres();
        try {
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(7);
            HttpResponse<String> page = new Browser().get(server, "/laporan");
            HttpResponse<String> api = new Browser().get(server, "/api/v1/reports");
            HttpResponse<String> open311 = new Browser().get(server, "/open311/v2/requests.xml");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            for (HttpResponse<String> answer : List.of(page, api, open311)) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(page.body()).contains("<html lang=\"id\"", "Kami sebentar tidak dapat dijangkau");
            assertThat(api.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(open311.body()).contains("<errors>", "<code>503</code>");
            assertThat(threads()).isLessThan(100);
            TimeUnit.NANOSECONDS.sleep(AWAY.toNanos() - (System.nanoTime() - begin));
        } finally {
            server.thawPostgres();
        }
        int before = submissions.acknowledged.size();
        int status = new Browser().get(server, "/laporan").statusCode();
        for (int i = 0;
                i < 200 && (status != 200 || (submissions.acknowledged.size() == before && before < REPORTS));
                i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            status = new Browser().get(server, "/laporan").statusCode();
        }
        assertThat(status).as("goes on by itself").isEqualTo(200);
        assertThat(submissions.acknowledged.size() > before || before >= REPORTS)
                .isTrue();
    }

    /** Platform threads; requests run on virtual ones. */
    private long threads() {
        return new Browser()
                .get(server, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_threads_live_threads"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void check() throws Exception {
        assertThat(submissions.wrong).isEmpty();
        assertThat(submissions.doubled).isEmpty();
        assertThat(submissions.hung).hasValue(0);
        assertThat(submissions.withoutRetryAfter).hasValue(0);
        assertThat(submissions.unavailable).hasPositiveValue();
        assertThat(submissions.slowestMillis.get()).isLessThan(LONGEST_ANSWER.toMillis());
        assertThat(submissions.acknowledged).hasSize(REPORTS);
        assertThat(new HashSet<>(submissions.acknowledged.values())).hasSize(REPORTS);
        String filed = " from audit.entry e where e.action = 'report.filed'";
        try (Rows rows = Rows.of(server)) {
            assertThat(rows.count("select count(*) from report.report")).isEqualTo(REPORTS);
            assertThat(rows.count("select count(*) from report.step where kind = 'filed'"))
                    .isEqualTo(REPORTS);
            assertThat(rows.count("select count(*)" + filed)).isEqualTo(REPORTS);
            // Every event is sealed, and every listener has heard it.
            String unheard = "select count(*)" + filed
                    + " and (e.pos >= (select coalesce(max(to_pos), 0) from audit.batch)"
                    + " or exists (select from audit.reader r where r.pos <= e.pos))";
            assertThat(rows.countUntil(0, 60, unheard)).isZero();
            assertThat(rows.count("select count(*) from notice.delivery where action = 'report.filed'"))
                    .isEqualTo(REPORTS);
            if (FULL) {
                // Beyond the lease of a server that was killed while it delivered.
                String delivered = "select count(*) from notice.delivery where state = 'DELIVERED'";
                assertThat(rows.countUntil(REPORTS, 300, delivered)).isEqualTo(REPORTS);
                assertThat(new HashSet<>(receiver.ids())).hasSize(REPORTS);
            }
        }
        assertThat(server.command("audit", "verify")).as(server.said("audit")).isZero();
    }

    /** Three hundred screens and a few clients that go on sending: told to stop, the server ends soon and quietly. */
    private void stopWithACrowd() throws Exception {
        List<WallScreen> screens = new ArrayList<>();
        try {
            for (int i = 0; i < SCREENS; i++) {
                screens.add(new WallScreen(administrator, server));
            }
            assertThat(screens.getLast().hears("data:", Duration.ofSeconds(10))).isTrue();
            Submissions late = new Submissions(server);
            List<Thread> clients = late.startNamed("late-", CLIENTS);
            TimeUnit.MILLISECONDS.sleep(500);
            Duration took = server.stop();
            late.stop();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(server.traced()).as(server.said()).isFalse();
            assertThat(late.wrong).isEmpty();
            assertThat(server.postgres()).isEmpty();
        } finally {
            for (WallScreen screen : screens) {
                screen.close();
            }
        }
    }
}
