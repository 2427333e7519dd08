package id.andalan.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.report.NewReport;
import id.andalan.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on a database of its own: restoring would pull the rug from under other tests. */
@AndalanTest
@TestPropertySource(properties = "andalan.test-database=backup")
@DirtiesContext
class BackupsTest {
    @Autowired
    Backups backups;

    @Autowired
    OwnerConnection owner;

    @Autowired
    RestoreCommand restoring;

    @Autowired
    Reports reports;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private UUID happen(String action) {
        UUID subject = Ids.next();
        transaction.executeWithoutResult(status ->
                trail.record(Actor.SYSTEM, action, "thing", subject, Map.of("teks", "kutip ' \\ \t tab\u00e9")));
        return subject;
    }

    /** The content of every table but the journal, which the restore itself continues. */
    private Map<String, String> content() throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = owner.open()) {
            for (Catalog.Table table : new Catalog(connection).tables()) {
                if (!table.name().startsWith("audit.")) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (select * from " + table.name() + " t order by t::text) to stdout", out);
                    digests.put(
                            table.name(),
                            HexFormat.of().formatHex(Digests.sha256().digest(out.toByteArray())));
                }
            }
        }
        return digests;
    }

    private long entries(UUID subject) {
        return jdbc.sql("select count(*) from audit.entry where subject_id = ?")
                .param(subject.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void everythingComesBackAsItWas() throws Exception {
        UUID before = happen("thing.made");
        jdbc.sql("insert into core.idempotency values ('k', 's', '\\x00ff', 200, E'baris\\nkedua\\\\', now())")
                .update();
        // A photo's bytes: a zero, a byte that is no letter, a backslash and a line's end.
        jdbc.sql("insert into document.blob values (gen_random_uuid(), 4, '\\xab', 'database', '\\x00ff5c0a', now())")
                .update();
        Map<String, String> content = content();
        assertThat(content).hasSizeGreaterThan(10);
        Path file = folder.resolve("kota.zip");
        backups.backup(Actor.SYSTEM, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        UUID after = happen("thing.made");
        jdbc.sql("delete from core.idempotency").update();
        assertThat(content()).isNotEqualTo(content);

        backups.restore(file, false);
        assertThat(content()).isEqualTo(content);
        assertThat(entries(before)).isEqualTo(1);
        assertThat(entries(after)).isZero();
        // The journal goes on behind what was restored, and is as closed to changes as before.
        UUID later = happen("thing.made");
        assertThat(jdbc.sql(
                                "select (select pos from audit.entry where subject_id = ?) > (select pos from audit.entry where subject_id = ?)")
                        .params(later.toString(), before.toString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'system.restored'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatIsThereIsReplacedOnlyWhenSomebodyMeansIt() throws Exception {
        Path file = folder.resolve("kosong.zip");
        backups.backup(Actor.SYSTEM, file);
        assertThat(restoring.run(List.of(file.toString())))
                .as("an empty database needs no question")
                .isZero();
        String number = reports.file(
                        Actor.SYSTEM,
                        new NewReport(
                                "sampah",
                                new NewReport.Place(null, null, "82.71.06.1009", null),
                                "Sampah menumpuk",
                                NewReport.Origin.of("web")))
                .number();
        assertThatThrownBy(() -> restoring.run(List.of(file.toString())))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("backup.standing");
                    assertThat(refusal.args()).contains(1L, number);
                });
        assertThat(backups.standing(file)).isPresent();
        assertThat(restoring.run(List.of("--yakin", file.toString()))).isZero();
        assertThat(backups.standing(file)).isEmpty();
    }

    /** A number is on paper somewhere, also when its letter is gone with what was replaced. */
    @Test
    void aRegisterNeverGoesBack() throws Exception {
        jdbc.sql("insert into document.register values ('dlh', 'LAMA', 2026, 5), ('dlh', 'TENANG', 2026, 3)")
                .update();
        Path file = folder.resolve("daftar.zip");
        backups.backup(Actor.SYSTEM, file);
        jdbc.sql("update document.register set last = 9 where register = 'LAMA'")
                .update();
        jdbc.sql("insert into document.register values ('dlh', 'BARU', 2026, 2)")
                .update();
        backups.restore(file, false);
        assertThat(jdbc.sql("select register || ' ' || last from document.register where agency = 'dlh' order by 1")
                        .query(String.class)
                        .list())
                .contains("BARU 2", "LAMA 9", "TENANG 3");
        jdbc.sql("delete from document.register where register in ('LAMA', 'TENANG', 'BARU')")
                .update();
    }

    @Test
    void sequencesOfTheFirstBackupsGoOnWithAWholeBlock() throws Exception {
        try (Connection connection = owner.open()) {
            long here = new Catalog(connection).sequences().getOrDefault("report.number_block", 0L);
            assertThat(new Catalog(connection).resumed(Map.of("report.number_block", here + 5_002)))
                    .containsEntry("report.number_block", here + 5_100);
            assertThat(new Catalog(connection).resumed(Map.of("report.number_block", here + 5_100)))
                    .containsEntry("report.number_block", here + 5_100);
            assertThat(new Catalog(connection).resumed(Map.of("report.number_block", 1L)))
                    .as("never before what was given out here")
                    .containsEntry("report.number_block", here);
        }
    }

    @Test
    void aDamagedOrForeignFileChangesNothing() throws Exception {
        Path file = folder.resolve("kota.zip");
        happen("thing.made");
        backups.backup(Actor.SYSTEM, file);
        UUID kept = happen("thing.made");
        Path changed = rewrite(file, "audit.entry", text -> text.replace("thing.made", "thing.fake"));
        Path newer =
                rewrite(file, Manifest.NAME, text -> text.replaceFirst("\"audit\" : \"\\d+\"", "\"audit\" : \"99\""));
        Path otherKey = rewrite(file, Manifest.NAME, text -> text.replaceFirst("(\"sealingKey\" : \")[^\"]*", "$1abc"));
        Path short_ = folder.resolve("short.zip");
        byte[] all = Files.readAllBytes(file);
        Files.write(short_, java.util.Arrays.copyOf(all, all.length / 2));
        Map<String, String> faults = Map.of(
                changed.toString(), "backup.damaged",
                newer.toString(), "backup.newer",
                otherKey.toString(), "backup.key",
                short_.toString(), "backup.damaged",
                folder.resolve("tiada.zip").toString(), "backup.missing");
        faults.forEach((path, code) -> assertThatThrownBy(() -> backups.restore(Path.of(path), false))
                .as(path)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code)));
        assertThat(entries(kept)).isEqualTo(1);
        assertThatThrownBy(() -> backups.backup(Actor.SYSTEM, file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("backup.exists"));
    }

    private Path rewrite(Path file, String part, UnaryOperator<String> change) throws Exception {
        Path to = Files.createTempFile(folder, "changed", ".zip");
        int changes = 0;
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : from.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    String written = entry.getName().contains(part) ? change.apply(text) : text;
                    changes += written.equals(text) ? 0 : 1;
                    zip.write(written.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
        assertThat(changes).isEqualTo(1);
        return to;
    }
}
