package id.andalan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL against everything that happens to a folder and a process in years of service. */
class EmbeddedPostgresTest {
    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void shareTheUnpackedPrograms() throws IOException {
        folder = new DataFolder(temporary.resolve("data kota's"));
        folder.create();
        // The programs are the same for every folder: unpack them once for all tests.
        Path shared =
                PostgresBinaries.unpackTo(Path.of("target/test-data/runtime").toAbsolutePath());
        Files.createSymbolicLink(folder.runtime(), shared.getParent());
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, PostgresSettings.durable());
    }

    private static String ask(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        address.url(), address.app().user(), address.app().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private ProcessHandle postmaster() {
        return new PostgresCluster(folder, new PostgresPrograms(folder.runtime(), folder.log()), Map.of())
                .postmaster()
                .orElseThrow();
    }

    @Test
    void isDurableAndListensOnLoopbackOnly() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres.address(), "show fsync")).isEqualTo("on");
            assertThat(ask(postgres.address(), "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres.address(), "show server_version")).startsWith("18.");
            try (var secrets = Files.list(folder.root().resolve("secrets"))) {
                assertThat(secrets)
                        .isNotEmpty()
                        .allSatisfy(secret -> assertThat(
                                        PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                                .isEqualTo("rw-------"));
            }
        }
        assertThat(folder.lock()).isTrue();
        folder.unlock();
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAndTheFirstKeepsItsLock() {
        try (EmbeddedPostgres postgres = start()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedPostgres.start(new DataFolder(folder.root())))
                        .isInstanceOf(DatabaseFault.class)
                        .hasMessageContaining("sedang dipakai")
                        .hasMessageContaining("ANDALAN_DATA");
            }
            assertThat(EmbeddedPostgres.running(new DataFolder(folder.root()))).contains(postgres.address());
        }
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void aServerLeftByAKilledApplicationIsReplaced() throws Exception {
        EmbeddedPostgres killed = start();
        long before = postmaster().pid();
        killed.abandon();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postmaster().pid()).isNotEqualTo(before);
            assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aPidFileThatNamesSomebodyElseOrNothingIsIgnored() throws Exception {
        start().close();
        for (String stale : new String[] {ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n", ""}) {
            Files.writeString(folder.cluster().resolve("postmaster.pid"), stale);
            try (EmbeddedPostgres postgres = start()) {
                assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
            }
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void startsAnewOnTheSamePortWhenItIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            postmaster().destroyForcibly();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            String answer = "";
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                try {
                    answer = ask(postgres.address(), "select pg_postmaster_start_time()::text");
                } catch (SQLException e) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
            assertThat(answer).isNotEmpty();
        }
    }

    @Test
    void lostAndDamagedPasswordsAreSetAnew() throws Exception {
        start().close();
        Files.delete(folder.root().resolve("secrets/postgres-superuser"));
        Files.writeString(folder.root().resolve("secrets/postgres-app"), "");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres.address(), "select current_user")).isEqualTo("andalan");
        }
    }

    @Test
    void aCrashWhileTheClusterIsMadeLeavesNothingHalf() throws Exception {
        Path half = Files.createDirectories(folder.root().resolve("postgres.new/base"));
        Files.writeString(half.resolve("1"), "half");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aClusterOfAnotherMajorVersionIsRefusedWithTheWayOut() throws Exception {
        start().close();
        Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::start).isInstanceOf(DatabaseFault.class).hasMessageContaining("./andalan backup");
    }
}
