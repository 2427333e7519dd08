package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.backup.Backups;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers after a restore, and after somebody put the sequence back: on a database of its own. */
@AndalanTest
@TestPropertySource(properties = "andalan.test-database=numbers")
@DirtiesContext
class ReportNumbersTest {
    @Autowired
    ReportTable table;

    @Autowired
    CityRules city;

    @Autowired
    ReportLinks links;

    @Autowired
    Officers officers;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Backups backups;

    @Autowired
    PastReports past;

    @Autowired
    ReportImports imports;

    @Autowired
    Environment settings;

    @TempDir
    Path folder;

    /** As a server that has just started: no numbers in its memory. */
    private Reports server() {
        return new Reports(table, new ReportNumbers(jdbc, clock), city, links, officers, audit, clock);
    }

    private List<String> file(Reports server, int many) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            NewReport report = new NewReport(
                    "sampah",
                    new NewReport.Place(null, null, "82.71.06.1009", null),
                    "Sampah menumpuk di tepi jalan",
                    NewReport.Origin.of("web"));
            numbers.add(Objects.requireNonNull(transaction.execute(status -> server.file(Actor.SYSTEM, report)))
                    .number());
        }
        return numbers;
    }

    private void putBack() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        settings.getRequiredProperty("spring.flyway.url"),
                        settings.getRequiredProperty("spring.flyway.user"),
                        settings.getRequiredProperty("spring.flyway.password"));
                Statement statement = owner.createStatement()) {
            statement.execute("select setval('report.number_block', 1, false)");
        }
    }

    @Test
    void afterARestoreTheNextServerGoesOnWithNumbersNobodyHas() throws Exception {
        Reports before = server();
        List<String> given = new ArrayList<>(file(before, 3));
        Path backup = folder.resolve("kota.zip");
        backups.backup(Actor.SYSTEM, backup);
        given.addAll(file(before, 2));
        given.addAll(file(server(), 1));
        backups.restore(backup, false);
        List<String> after = file(server(), 5);
        assertThat(after)
                .as("nor one that was told to somebody and went with the restore")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(given);
        assertThat(jdbc.sql("select (nextval('report.number_block') - 1) % 100")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aNumberThatIsTakenIsSkippedNotAFault() throws Exception {
        file(server(), 2);
        file(server(), 2);
        file(server(), 2);
        putBack();
        assertThat(file(server(), 3)).doesNotHaveDuplicates();
    }

    @Test
    void anImportTakesOtherNumbersToo() throws Exception {
        file(server(), 1);
        putBack();
        LoadRow row = past.judge(new PastReport(
                null,
                "sampah",
                new NewReport.Place(null, null, "82.71.06.1009", null),
                "Sampah lama",
                ReportStatus.RECEIVED,
                clock.instant().minus(Duration.ofSeconds(1)),
                null,
                null));
        ImportRun run = imports.begin(Actor.SYSTEM, "uji-" + Ids.next(), "a.csv", "x", false);
        ReportImports.untilNumbersAreFree(() -> {
            imports.load(Actor.SYSTEM, run, new ReportImports.Chunk(0, List.of(row), 0));
            return run;
        });
        assertThat(imports.get(run.id()).counts().loaded()).isEqualTo(1);
    }
}
