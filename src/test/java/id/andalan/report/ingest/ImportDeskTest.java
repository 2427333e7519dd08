package id.andalan.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.identity.Persons;
import id.andalan.report.ReportPages;
import id.andalan.report.Reports;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports given over to the server: {@link ImportTaskTable} on the real database, the work done as the job does it. */
@AndalanTest
class ImportDeskTest {
    @Autowired
    ImportDesk desk;

    @Autowired
    ImportWork work;

    @Autowired
    ImportTaskTable tasks;

    @Autowired
    Persons persons;

    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    JdbcClient jdbc;

    private final String source = "desk-" + Ids.next();
    private final UUID task = Ids.next();
    private Actor admin = Actor.SYSTEM;

    @BeforeEach
    void signIn() {
        admin = persons.actor(Actor.Role.ADMIN, null);
    }

    private String mapping() {
        return """
                source: %s
                dates: ["yyyy-MM-dd HH:mm:ss"]
                columns:
                  id: id
                  filed: masuk
                  status: status
                  category: [jenis]
                  lat: lat
                  lon: lon
                  description: uraian
                statuses: {Selesai: closed, otherwise: received}
                categories: {Sampah: sampah}
                """.formatted(source);
    }

    private void check(UUID id, String rows) {
        String file = "id,masuk,status,jenis,lat,lon,uraian\n" + rows;
        desk.check(admin, id, "lama (2024).csv", file.getBytes(StandardCharsets.UTF_8), mapping());
    }

    private static String row(String id, String kind) {
        return id + ",2024-03-04 08:00:00,Baru," + kind + ",0.7909,127.3788,Sampah lama menumpuk\n";
    }

    private long reports() {
        return jdbc.sql("""
                        select count(*) from report.report r join report.import i on i.id = r.import_id
                        where i.source = ?""").param(source).query(Long.class).single();
    }

    private ImportTask.State state() {
        return desk.get(task).state();
    }

    @Test
    void nothingComesInBeforeSomebodyAgrees() {
        check(task, row("a", "Sampah") + row("b", "Naga") + row("c", "Sampah"));
        assertThat(state()).isEqualTo(ImportTask.State.CHECK);
        work.run();
        ImportTask checked = desk.get(task);
        assertThat(checked.state()).isEqualTo(ImportTask.State.CHECKED);
        assertThat(checked.file()).isEqualTo("lama_2024_.csv");
        assertThat(checked.found().loadable()).isEqualTo(2);
        assertThat(checked.found().counts().get("kategori")).containsEntry("sampah", 2L);
        assertThat(desk.refused(task, 0, 10)).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(3);
            assertThat(one.externalId()).isEqualTo("b");
            assertThat(one.reason()).contains("Naga");
        });
        assertThat(reports()).isZero();
        desk.load(task);
        work.run();
        ImportTask done = desk.get(task);
        assertThat(done.state()).isEqualTo(ImportTask.State.DONE);
        assertThat(done.by()).isEqualTo(admin.id());
        assertThat(done.run()).isNotNull().satisfies(run -> {
            assertThat(run.loaded()).isEqualTo(2);
            assertThat(run.refused()).isEqualTo(1);
        });
        assertThat(reports()).isEqualTo(2);
        assertThat(desk.list(100, 0))
                .filteredOn(one -> one.run() != null && one.run().source().equals(source))
                .as("the task and its run are one")
                .hasSize(1);
    }

    @Test
    void aFileOfWhichNothingCanComeInIsNotLoaded() {
        check(task, row("a", "Naga"));
        work.run();
        assertThatThrownBy(() -> desk.load(task))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("import.load.nothing"));
        assertThat(state()).isEqualTo(ImportTask.State.CHECKED);
    }

    @Test
    void whatCameInMeanwhileLeavesNothingToUndo() {
        UUID other = Ids.next();
        check(task, row("a", "Sampah"));
        check(other, row("a", "Sampah") + row("x", "Naga"));
        work.run();
        desk.load(task);
        desk.load(other);
        work.run();
        assertThat(state()).isEqualTo(ImportTask.State.DONE);
        ImportTask nothing = desk.get(other);
        assertThat(nothing.state()).isEqualTo(ImportTask.State.FAILED);
        assertThat(nothing.run()).isNull();
        assertThat(nothing.canBeUndone()).isFalse();
        desk.drop(other);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void checkingTellsWhatCameInBefore() {
        check(task, row("a", "Sampah"));
        work.run();
        desk.load(task);
        work.run();
        UUID again = Ids.next();
        check(again, row("a", "Sampah") + row("b", "Sampah"));
        work.run();
        assertThat(desk.get(again).found().loadable()).isEqualTo(1);
        assertThat(desk.refused(again, 0, 10))
                .extracting(ImportTask.Refused::code)
                .containsExactly("ingest.row.known");
    }

    @Test
    void aTaskOfAServerThatDiedIsTakenUpByTheNext() {
        check(task, row("a", "Sampah"));
        work.run();
        desk.load(task);
        // the server dies after it took the task
        assertThat(tasks.next()).get().extracting(ImportTaskTable.Work::id).isEqualTo(task);
        work.run();
        assertThat(state()).isEqualTo(ImportTask.State.DONE);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void aWholeImportIsTakenBackButNotWhatSomebodyWorkedOnUnlessForced() {
        check(task, row("a", "Sampah") + row("b", "Sampah"));
        work.run();
        desk.load(task);
        work.run();
        String number = jdbc.sql("""
                        select number from report.report r join report.import i on i.id = r.import_id
                        where i.source = ? limit 1""").param(source).query(String.class).single();
        Actor officer = persons.actor(Actor.Role.OFFICER, pages.get(number).agency());
        reports.comment(officer, new Reports.Ref(number, null), "Sudah dicek ke lokasi.", true);
        assertThatThrownBy(() -> desk.undo(admin, task, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("report.import.touched"));
        assertThat(reports()).isEqualTo(2);
        desk.undo(admin, task, true);
        assertThat(state()).isEqualTo(ImportTask.State.UNDO);
        work.run();
        assertThat(state()).isEqualTo(ImportTask.State.UNDONE);
        assertThat(reports()).isZero();
        assertThatThrownBy(() -> desk.undo(admin, task, true)).isInstanceOf(Refusal.class);
    }

    @Test
    void aFileThatCannotBeReadFailsInWordsAndIsDropped() {
        desk.check(admin, task, "x.csv", "nomor;apa\n1;2\n".getBytes(StandardCharsets.UTF_8), mapping());
        work.run();
        ImportTask failed = desk.get(task);
        assertThat(failed.state()).isEqualTo(ImportTask.State.FAILED);
        assertThat(failed.fault()).contains("Kolom");
        desk.drop(task);
        assertThat(tasks.find(task)).isEmpty();
    }

    @Test
    void aRowWithNulIsRefusedAndTheOthersComeIn() {
        check(task, row("n\0ul", "Sampah") + row("b", "Sampah") + row("c", "Na\0ga"));
        work.run();
        ImportTask checked = desk.get(task);
        assertThat(checked.state()).isEqualTo(ImportTask.State.CHECKED);
        assertThat(checked.found().loadable()).isEqualTo(1);
        assertThat(desk.refused(task, 0, 10))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.reason()).contains("NUL"));
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNothing() {
        check(task, row("a", "Sampah") + row("b", "\"Sampah") + row("c", "Sampah") + row("d", "Sampah"));
        work.run();
        ImportTask failed = desk.get(task);
        assertThat(failed.state()).isEqualTo(ImportTask.State.FAILED);
        assertThat(failed.fault()).contains("baris 3");
        assertThat(reports()).isZero();
    }

    @Test
    void aMappingWithAFaultIsRefusedAtItsField() {
        assertThatThrownBy(() -> desk.check(admin, task, "x.csv", new byte[] {1}, "kolom: [salah]"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("mapping"));
    }

    @Test
    void theSameFormSentTwiceIsOneTask() {
        check(task, row("a", "Sampah"));
        check(task, row("a", "Sampah"));
        work.run();
        assertThat(desk.list(100, 0)).extracting(ImportTask::id).containsOnlyOnce(task);
        assertThat(state()).isEqualTo(ImportTask.State.CHECKED);
    }
}
