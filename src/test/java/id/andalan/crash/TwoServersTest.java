package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import id.andalan.notice.Receiver;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one external database, behind a balancer that sends each request to the other one. */
@Tag("crash")
class TwoServersTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("name=\"versi\" value=\"(\\d+)\"");

    private final DatabaseAddress database = TestDatabase.create();
    private final Receiver receiver = new Receiver();
    private RealServer first;
    private RealServer second;
    private Rows rows;

    @BeforeEach
    void startBothAtOnceOnAnEmptyDatabase() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "ANDALAN_DATABASE_URL", database.url(),
                "ANDALAN_DATABASE_USER", database.app().user(),
                "ANDALAN_DATABASE_PASSWORD", database.app().password(),
                "ANDALAN_DATABASE_OWNER", database.owner().user(),
                "ANDALAN_DATABASE_OWNER_PASSWORD", database.owner().password(),
                "ANDALAN_ENCRYPTION_KEY", "only-for-tests-only-for-tests-only-for-tests",
                "ANDALAN_WEBHOOK_ALLOW_PRIVATE", "true"));
        first = new RealServer("two-first", settings);
        second = new RealServer("two-second", settings);
        first.launch();
        second.launch();
        first.awaitReady();
        second.awaitReady();
        rows = new Rows(database);
    }

    @AfterEach
    void end() throws Exception {
        // A start that failed must not leave the other server behind.
        for (RealServer server : new RealServer[] {first, second}) {
            if (server != null) {
                server.stop();
            }
        }
        receiver.close();
        if (rows != null) {
            rows.close();
        }
    }

    @Test
    void journeysPassThroughEitherAndTheOneLeftGoesOn() throws Exception {
        Browser administrator = administrator();
        Administrator.keepWebhook(administrator, first, receiver.url());
        Browser officer = Administrator.officer(administrator, second, first, "dlh");
        try (WallScreen left = new WallScreen(administrator, first);
                WallScreen right = new WallScreen(administrator, second)) {
            String number = journey(officer, List.of(left, right));
            assertThat(rows.count(
                            "select count(*) from report.report where status = 'closed' and number = '" + number + "'"))
                    .isOne();
            jobsRunOnce();
            whatIsRememberedIsRememberedByBoth();
            first.kill();
            String later = file(second, "sesudah-mati");
            assertThat(right.hears(later, SOON)).isTrue();
        }
        String heard = "select count(*) from notice.delivery where state = 'DELIVERED'";
        long told = rows.count("select count(*) from audit.entry where action like 'report.%'");
        assertThat(rows.countUntil(told, 90, heard)).isEqualTo(told);
        // Nobody was killed in the middle of a delivery: then each event went out once, from one of the two.
        assertThat(receiver.ids()).hasSize((int) told);
        assertThat(new HashSet<>(receiver.ids())).hasSize((int) told);
        dueReport("sesudah-mati");
        assertThat(rows.countUntil(2, 20, ESCALATIONS)).isEqualTo(2);
        assertThat(first.traced() || second.traced()).isFalse();
    }

    /** Both printed a link when they started; only the newest is good. */
    private Browser administrator() throws Exception {
        Browser browser = new Browser();
        boolean newest = browser.get(second, first.administratorLink()).statusCode() == 200;
        return newest ? Administrator.of(first, second) : Administrator.of(second, first);
    }

    /** A resident and an officer, every click at the other server; the number of the report. */
    private String journey(Browser officer, List<WallScreen> screens) throws Exception {
        Browser resident = new Browser();
        resident.get(first, "/lapor");
        String[] form = {
            "new",
            "1",
            "category",
            "sampah",
            "ward",
            "82.71.02.1001",
            "description",
            "Sampah menumpuk di tepi jalan",
            "key",
            "satu"
        };
        HttpResponse<String> filed = resident.post(second, "/lapor", form);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
        String link = filed.headers().firstValue("Location").orElseThrow().replaceFirst(".*(/l/[^?]+).*", "$1");
        String number = link.replaceFirst("/l/([^.]+)\\..*", "$1");
        // The answer was lost: the phone sends again, to the other server.
        assertThat(resident.post(first, "/lapor", form).headers().firstValue("Location"))
                .hasValueSatisfying(again -> assertThat(again).contains(link));
        for (WallScreen screen : screens) {
            assertThat(screen.hears(number, SOON)).as(screen.heard()).isTrue();
        }
        act(officer, first, second, number, "ambil", "");
        act(officer, second, first, number, "mulai", "");
        act(officer, first, second, number, "selesai", "Sudah diangkut truk nomor 12 pagi ini.");
        resident.get(first, link);
        HttpResponse<String> confirmed = resident.post(second, link + "/beres", "rating", "5");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(302);
        return number;
    }

    private static void act(
            Browser officer, RealServer seen, RealServer asked, String number, String action, String text) {
        String page = officer.get(seen, "/kerja/laporan/" + number).body();
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).as(page).isTrue();
        String[] form = {"versi", version.group(1), "kunci", number + action, "teks", text};
        String path = "/kerja/laporan/" + number + "/" + action;
        HttpResponse<String> done = officer.post(asked, path, form);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(officer.post(seen, path, form).statusCode())
                .as("the same click again at the other server")
                .isEqualTo(302);
        form[3] = "lain-" + number + action;
        assertThat(officer.post(seen, path, form).statusCode())
                .as("another click from the old page")
                .isIn(409, 422);
    }

    private static final String ESCALATIONS = "select count(*) from audit.entry where action = 'report.escalated'";

    private void jobsRunOnce() throws Exception {
        file(first, "terlambat");
        dueReport("terlambat");
        assertThat(rows.countUntil(1, 20, ESCALATIONS)).isOne();
        assertThat(rows.count(
                        "select count(*) from (select name from audit.reader group by name having count(*) > 1) x"))
                .isZero();
    }

    private void dueReport(String key) throws Exception {
        String past = "now() - interval '1 hour'";
        assertThat(rows.change("update report.report set response_due = " + past + ", resolve_due = " + past
                        + ", due_at = "
                        + past + " where number = (select body::jsonb ->> 'number' from core.idempotency where key = '"
                        + key + "')"))
                .isOne();
    }

    /** Same key, other body, other server; a lock-out; a key that was revoked: what one knows, both know. */
    private void whatIsRememberedIsRememberedByBoth() throws Exception {
        assertThat(new Json(second)
                        .file("terlambat", "Bukan laporan yang sama sama sekali")
                        .statusCode())
                .isEqualTo(422);
        Browser guesser = new Browser();
        int status = 0;
        for (int i = 0; i < 8; i++) {
            RealServer server = i % 2 == 0 ? first : second;
            guesser.get(server, "/masuk");
            status = guesser.post(server, "/masuk", "login", "amir", "password", "salah-" + i)
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    private static String file(RealServer server, String key) throws Exception {
        HttpResponse<String> answer = new Json(server).file(key, "Sampah menumpuk, " + key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceFirst("(?s).*\"number\":\"([^\"]+)\".*", "$1");
    }
}
