package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.database.DataFolder;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server and its PostgreSQL are killed at random moments while reports come in. A short form by default; 20,000 reports with
 * {@code ./andalan test --crash}.
 */
@Tag("crash")
class CrashTest {
    private static final boolean FULL = "full".equals(System.getProperty("andalan.crash"));
    private static final int REPORTS = FULL ? 20_000 : 600;
    private static final int KILLS = FULL ? 12 : 2;
    private static final int CLIENTS = 8;

    @TempDir
    Path data;

    @Test
    void everyAcknowledgedReportIsThereExactlyOnce() throws Exception {
        RealServer server = new RealServer(data, java.util.Map.of());
        server.start();
        try {
            Submissions submissions = new Submissions(server::port);
            List<Thread> clients = submissions.start(CLIENTS, REPORTS);
            disturb(server, submissions);
            for (Thread client : clients) {
                client.join(Duration.ofMinutes(10));
            }
            assertThat(submissions.wrong).isEmpty();
            assertThat(submissions.withoutRetryAfter).hasValue(0);
            assertThat(submissions.acknowledged).hasSize(REPORTS);
            assertThat(new HashSet<>(submissions.acknowledged.values())).hasSize(REPORTS);
            check();
            assertThat(server.command("audit", "verify")).isZero();
        } finally {
            Duration took = server.stop();
            assertThat(took).isLessThan(Duration.ofSeconds(FULL ? 5 : 15));
        }
    }

    /** Each kill waits for some more acknowledgements, so that none comes after the last report. */
    private static void disturb(RealServer server, Submissions submissions) throws Exception {
        Random random = new Random();
        for (int kill = 1; kill <= KILLS; kill++) {
            int from = REPORTS * kill / (KILLS + 2);
            for (int i = 0; i < 6_000 && submissions.acknowledged.size() < from; i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            if (kill % 2 == 0) {
                server.killPostgres();
            } else {
                server.kill();
                server.start();
            }
        }
    }

    private void check() throws Exception {
        DatabaseAddress address = EmbeddedPostgres.running(new DataFolder(data)).orElseThrow();
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.owner().user(), address.owner().password());
                Statement statement = connection.createStatement()) {
            assertThat(count(statement, "select count(*) from report.report")).isEqualTo(REPORTS);
            assertThat(count(statement, "select count(*) from report.step where kind = 'filed'"))
                    .isEqualTo(REPORTS);
            assertThat(count(statement, "select count(*) from audit.entry where action = 'report.filed'"))
                    .isEqualTo(REPORTS);
            // Every event is sealed, and every listener has heard it.
            String unheard = "select count(*) from audit.entry e where e.action = 'report.filed' and ("
                    + "e.pos >= (select coalesce(max(to_pos), 0) from audit.batch)"
                    + " or exists (select from audit.reader r where r.pos <= e.pos))";
            for (int i = 0; i < 300 && count(statement, unheard) > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertThat(count(statement, unheard)).isZero();
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
