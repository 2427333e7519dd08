package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore beside a running server, on an external database. Only in the long form: it starts four processes. */
@Tag("crash")
@EnabledIfSystemProperty(named = "andalan.crash", matches = "full", disabledReason = "./andalan test --crash")
class RestoreTest {
    @TempDir
    Path folder;

    @Test
    void aRestoreBesideARunningServerIsSeenByIt() throws Exception {
        DatabaseAddress database = TestDatabase.create();
        RealServer server = new RealServer(
                "restore",
                Map.of(
                        "ANDALAN_DATABASE_URL", database.url(),
                        "ANDALAN_DATABASE_USER", database.owner().user(),
                        "ANDALAN_DATABASE_PASSWORD", database.owner().password()));
        server.start();
        try (Rows rows = new Rows(database)) {
            String kept = file(server, "sebelum");
            String backup = folder.resolve("kota.zip").toString();
            assertThat(server.command("backup", backup))
                    .as(server.said("backup"))
                    .isZero();
            String lost = file(server, "sesudah");
            assertThat(server.command("restore", backup))
                    .as("what is there is not replaced unasked")
                    .isEqualTo(1);
            assertThat(server.command("restore", "--yakin", backup))
                    .as(server.said("restore"))
                    .isZero();
            for (int i = 0; i < 600 && !server.said().contains("memuat ulang dirinya"); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            // What still answers in the first moment is the application that goes.
            TimeUnit.SECONDS.sleep(3);
            server.awaitReady();
            assertThat(new Browser().get(server, "/laporan/" + kept).statusCode())
                    .isEqualTo(200);
            assertThat(new Browser().get(server, "/laporan/" + lost).statusCode())
                    .isEqualTo(404);
            String fresh = file(server, "kemudian");
            assertThat(
                            rows.countUntil(
                                    0,
                                    10,
                                    "select count(*) from audit.entry where pos >= (select coalesce(max(to_pos), 0) from audit.batch)"))
                    .isZero();
            assertThat(new Browser().get(server, "/laporan/" + fresh).statusCode())
                    .isEqualTo(200);
            assertThat(server.command("audit", "verify"))
                    .as(server.said("audit"))
                    .isZero();
        } finally {
            server.stop();
        }
    }

    private static String file(RealServer server, String key) throws Exception {
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> answer = new Json(server).file(key, "Sampah menumpuk, " + key);
            if (answer.statusCode() == 201) {
                return answer.body().replaceFirst("(?s).*\"number\":\"([^\"]+)\".*", "$1");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new AssertionError("never filed: " + server.said());
    }
}
