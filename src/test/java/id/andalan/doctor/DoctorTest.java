package id.andalan.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.database.DataFolder;
import id.andalan.database.DatabaseAddress;
import id.andalan.database.TestDatabase;
import id.andalan.identity.oidc.ForgingProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final DatabaseAddress DATABASE = TestDatabase.create();

    @TempDir
    Path data;

    private final Clock clock = Clock.systemUTC();

    private Map<String, String> environment(int port) {
        return new HashMap<>(Map.of(
                "ANDALAN_DATABASE_URL", DATABASE.url(),
                "ANDALAN_DATABASE_USER", DATABASE.owner().user(),
                "ANDALAN_DATABASE_PASSWORD", DATABASE.owner().password(),
                "ANDALAN_PORT", Integer.toString(port)));
    }

    private String examine(Map<String, String> environment, int expected) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new Doctor(new DataFolder(data), environment, clock)
                .examine(new PrintStream(out, true, StandardCharsets.UTF_8), database -> 0);
        assertThat(code).isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhoHasThePort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(new PortCheck(taken.getLocalPort()).look().line())
                    .contains("✗", "dipakai")
                    .contains("ANDALAN_PORT");
        }
    }

    @Test
    void saysWhyTheDatabaseCannotBeReached() {
        Map<String, String> environment = environment(freePort());
        environment.put("ANDALAN_DATABASE_PASSWORD", "salah");
        assertThat(examine(environment, 1)).contains("✗ Basis data", "ANDALAN_DATABASE_PASSWORD");
    }

    @Test
    void seesThatTheTestsDatabaseForgets() {
        assertThat(examine(environment(freePort()), 1))
                .contains("✗ Tidak tahan mati listrik")
                .contains("✓ PostgreSQL 18");
    }

    @Test
    void seesOpenSecrets() throws Exception {
        Path secret = Files.createDirectories(data.resolve("secrets")).resolve("kunci");
        Files.writeString(secret, "x");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new MachineCheck(data, clock).all())
                .anyMatch(finding -> finding.remedy().equals("chmod 600 " + secret));
    }

    @Test
    void seesAClockThatCannotBeRight() {
        Clock wrong = Clock.fixed(Instant.EPOCH.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertThat(new MachineCheck(data, wrong).all())
                .anyMatch(finding ->
                        finding.level() == Finding.Level.FAULT && finding.text().contains("Jam mesin"));
    }

    @Test
    void aPortMustBeANumber() {
        Map<String, String> environment = environment(1);
        environment.put("ANDALAN_PORT", "delapan");
        assertThat(examine(environment, 1)).contains("✗ ANDALAN_PORT=delapan");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void saysNothingOfAProviderThatNobodyAskedFor() {
        assertThat(new OidcCheck(Map.of(), clock).all()).isEmpty();
    }

    @Test
    void seesAProviderThatIsAwayAndGroupsThatLeadNowhere() {
        OidcCheck check = new OidcCheck(
                Map.of(
                        "ANDALAN_OIDC_ISSUER", "http://localhost:" + freePort(),
                        "ANDALAN_OIDC_CLIENT_ID", "andalan",
                        "ANDALAN_OIDC_GROUPS", "a=RAJA; b=OFFICER:dlh; c=OFFICER:tidak-ada"),
                clock);
        assertThat(check.all())
                .extracting(Finding::line)
                .anyMatch(line -> line.startsWith("✗ Penyedia akun") && line.contains("tidak terjangkau"))
                .anyMatch(line -> line.contains("RAJA"));
        assertThat(check.agencies(Set.of("dlh", "dishub")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).contains("tidak-ada", "agencies.csv"));
    }

    @Test
    void seesAProvidersClockThatIsOff() {
        try (ForgingProvider provider = new ForgingProvider(0)) {
            assertThat(new OidcCheck(provider.environment(), clock).all())
                    .extracting(Finding::line)
                    .anyMatch(line -> line.startsWith("✓ Penyedia akun"))
                    .anyMatch(line -> line.contains("ANDALAN_OIDC_GROUPS kosong"))
                    .noneMatch(line -> line.contains("detik"));
            Clock fast = Clock.offset(clock, Duration.ofMinutes(3));
            assertThat(new OidcCheck(provider.environment(), fast).all())
                    .anyMatch(finding -> finding.level() == Finding.Level.FAULT
                            && finding.text().matches(".*berbeda 1(79|8\\d) detik"));
        }
    }
}
