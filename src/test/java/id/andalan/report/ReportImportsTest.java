package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AndalanTest
class ReportImportsTest {
    @Autowired
    ReportImports imports;

    @Autowired
    PastReports past;

    @Autowired
    Reports reports;

    @Autowired
    ReportFigures figures;

    @Autowired
    ReportSteps steps;

    @Autowired
    JdbcClient jdbc;

    private static final Instant LONG_AGO = Instant.parse("2024-03-04T01:00:00Z");

    private static PastReport report(String externalId, ReportStatus status, Instant filed, Instant ended) {
        NewReport.Place place = new NewReport.Place(0.7909, 127.3788, null, null);
        return new PastReport(externalId, "pasar", place, "Atap pasar bocor", status, filed, ended, ended);
    }

    private ImportRun begin() {
        return imports.begin(Actor.SYSTEM, "uji-" + Ids.next(), "uji.csv", "digest-" + Ids.next(), false);
    }

    private ImportRun load(int no, ImportRun run, PastReport... rows) {
        List<LoadRow> judged = List.of(rows).stream().map(past::judge).toList();
        imports.load(Actor.SYSTEM, run, new ReportImports.Chunk(no, judged, 0));
        return run;
    }

    @Test
    void loadedReportsStandInEveryFigureAndGoWithTheUndo() {
        long before = figures.count(ReportFilter.ALL);
        Instant ended = LONG_AGO.plus(Duration.ofDays(2));
        ImportRun run = load(
                0,
                begin(),
                report("a", ReportStatus.CLOSED, LONG_AGO, ended),
                report("b", ReportStatus.RECEIVED, LONG_AGO, null));
        assertThat(figures.count(ReportFilter.ALL)).isEqualTo(before + 2);
        imports.settle();
        assertThat(figures.count(ReportFilter.ALL)).isEqualTo(before + 2);

        imports.beginUndo(Actor.SYSTEM, run.id(), false);
        assertThat(imports.undoSome(run)).isEqualTo(2);
        assertThat(imports.undoSome(run)).isZero();
        assertThat(figures.count(ReportFilter.ALL)).isEqualTo(before);
        assertThat(imports.get(run.id()).undoneAt()).isNotNull();
    }

    @Test
    void endsAndDeadlinesAreThoseOfTheTime() {
        Instant ended = LONG_AGO.plus(Duration.ofDays(2));
        LoadRow closed = past.judge(report("a", ReportStatus.RESOLVED, LONG_AGO, ended));
        assertThat(closed.status()).isEqualTo(ReportStatus.CLOSED);
        assertThat(closed.resolvedAt()).isEqualTo(ended);
        assertThat(closed.endedAt()).isEqualTo(ended.plus(Report.CONFIRMATION));
        assertThat(closed.clock().dueAt()).isNull();

        LoadRow open = past.judge(report("b", ReportStatus.RECEIVED, LONG_AGO, null));
        assertThat(open.clock().dueAt()).isBetween(LONG_AGO, LONG_AGO.plus(Duration.ofDays(5)));
        // Overdue for years: counted as such, but nobody's post box is filled with it.
        assertThat(open.clock().escalation()).isEqualTo(DeadlineClock.HIGHEST);

        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        LoadRow fresh = past.judge(report("c", ReportStatus.RESOLVED, yesterday, yesterday));
        assertThat(fresh.status()).isEqualTo(ReportStatus.RESOLVED);
    }

    @Test
    void aChunkIsLoadedOnceAndSoIsAnExternalId() {
        ImportRun run = load(0, begin(), report("a", ReportStatus.RECEIVED, LONG_AGO, null));
        assertThat(imports.chunks(run)).isEqualTo(Set.of(0));
        assertThatThrownBy(() -> load(0, run, report("b", ReportStatus.RECEIVED, LONG_AGO, null)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        assertThatThrownBy(() -> load(1, run, report("a", ReportStatus.RECEIVED, LONG_AGO, null)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        assertThat(imports.get(run.id()).counts().loaded()).isEqualTo(1);
        ImportRun again = imports.begin(Actor.SYSTEM, run.source(), "uji.csv", "other", false);
        assertThat(imports.known(again.source(), again, List.of("a", "x"))).containsExactly("a");
    }

    @Test
    void anImportThatWasWorkedOnIsUndoneByForceOnly() {
        ImportRun run = load(0, begin(), report("a", ReportStatus.RECEIVED, LONG_AGO, null));
        String number = jdbc.sql("select number from report.report where import_id = ?")
                .param(run.id())
                .query(String.class)
                .single();
        reports.comment(Actor.SYSTEM, Reports.Ref.of(number), "Sudah kami lihat", false);
        Actor officer = new Actor(Ids.next(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.ADMIN), null);
        reports.start(officer, Reports.Ref.of(number));
        assertThatThrownBy(() -> imports.beginUndo(Actor.SYSTEM, run.id(), false))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.import.touched"));
        imports.beginUndo(Actor.SYSTEM, run.id(), true);
        assertThat(imports.undoSome(run)).isEqualTo(1);
    }

    @Test
    void whatTheRulesForbidIsRefusedWithItsReason() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> past.judge(report("a", ReportStatus.RECEIVED, tomorrow, null)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.import.future"));
        Instant earlier = LONG_AGO.minus(Duration.ofDays(1));
        assertThatThrownBy(() -> past.judge(report("a", ReportStatus.CLOSED, LONG_AGO, earlier)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("report.import.order"));
    }
}
