package id.andalan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.crash.WalkedCase.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The machine is gone; a backup and the folder of secrets are left. Open cases go on in a new data folder. Only in the long form. */
@Tag("crash")
@EnabledIfSystemProperty(named = "andalan.crash", matches = "full", disabledReason = "./andalan test --crash")
class CaseRestoreTest {
    @TempDir
    Path folder;

    @Test
    void openCasesGoOnInANewDataFolder() throws Exception {
        CaseWorld lost = CaseWorld.start("restore-lost", Map.of());
        CaseProgram before = new CaseProgram(lost.server, lost.key);
        WalkedCase issued = new WalkedCase(before, 0);
        WalkedCase atTask = new WalkedCase(before, 1);
        WalkedCase asked = new WalkedCase(before, 2);
        WalkedCase ordered = new WalkedCase(before, 3);
        String backup = folder.resolve("kota.zip").toString();
        try {
            issued.walk(Step.FILE, Step.ISSUED);
            atTask.take(Step.FILE);
            asked.walk(Step.FILE, Step.ASK);
            ordered.walk(Step.FILE, Step.VERIFY);
            assertThat(lost.server.command("backup", backup))
                    .as(lost.server.said("backup"))
                    .isZero();
        } finally {
            lost.server.kill();
            lost.server.postgres().stream().limit(1).forEach(ProcessHandle::destroyForcibly);
        }
        RealServer found = new RealServer("restore-found", CaseWorld.settings("restore-found"));
        copySecrets(lost.server.data(), found.data());
        assertThat(found.command("restore", backup)).as(found.said("restore")).isZero();
        found.start();
        try (Rows rows = Rows.of(found)) {
            goOn(new CaseProgram(found, lost.key), found, rows, List.of(issued, atTask, asked, ordered));
            assertThat(found.command("audit", "verify")).as(found.said("audit")).isZero();
        } finally {
            found.stop();
        }
    }

    private static void goOn(CaseProgram program, RealServer found, Rows rows, List<WalkedCase> known)
            throws Exception {
        WalkedCase atTask = known.get(1).at(program);
        // Its timer goes off.
        assertThat(rows.change("update engine.act_ru_timer_job set duedate_ = now() - interval '1 minute'"
                        + " where process_instance_id_ = (select instance from casework.application where number = '"
                        + atTask.number() + "')"))
                .isOne();
        assertThat(rows.countUntil(
                        1,
                        30,
                        "select count(*) from casework.step where kind = 'escalated' and application_id ="
                                + " (select id from casework.application where number = '" + atTask.number() + "')"))
                .isOne();
        atTask.walk(Step.RETURN, Step.ISSUED);
        known.get(2).at(program).walk(Step.ANSWER, Step.ISSUED);
        known.get(3).at(program).walk(Step.AUTHORISE, Step.ISSUED);
        // Links from before open, to programs and to people; a new one comes behind all numbers.
        for (WalkedCase one : known) {
            assertThat(program.read("/api/v1/applications/" + one.link())
                            .at("/application/status")
                            .asString())
                    .isEqualTo("granted");
            assertThat(new Browser().get(found, "/p/" + one.link()).statusCode())
                    .isEqualTo(200);
        }
        WalkedCase fresh = new WalkedCase(program, 4);
        fresh.walk(Step.FILE, Step.ISSUED);
        assertThat(known).extracting(WalkedCase::number).doesNotContain(fresh.number());
        assertThat(program.wrong).isEmpty();
        assertThat(rows.texts("select number from document.letter where register = 'TAHAN' order by no"))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(rows.count("select last from document.register where register = 'TAHAN'"))
                .isEqualTo(5);
        assertThat(rows.count("select count(*) from casework.application where open"))
                .isZero();
    }

    private static void copySecrets(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from.resolve("secrets"))) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
                }
            }
        }
        Files.setPosixFilePermissions(to.resolve("secrets"), Files.getPosixFilePermissions(from.resolve("secrets")));
        Path made = from.resolve("secrets.made");
        if (Files.exists(made)) {
            Files.copy(made, to.resolve("secrets.made"));
        }
    }
}
