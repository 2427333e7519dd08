package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.Persons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules of handling that need the database: who may act, two at once, the watch of the deadlines. */
@AndalanTest
class HandlingRulesTest {
    @Autowired
    Reports reports;

    @Autowired
    ReportPages pages;

    @Autowired
    DeadlineQuery due;

    @Autowired
    AuditTrail audit;

    @Autowired
    Persons persons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Actor officer;

    @BeforeEach
    void anOfficer() {
        officer = persons.actor(Role.OFFICER, "dlh");
    }

    private Report file(String category, String ward) {
        return reports.file(
                Actor.ANONYMOUS,
                new NewReport(
                        category,
                        new NewReport.Place(null, null, ward, null),
                        "Sampah menumpuk di depan pasar",
                        NewReport.Origin.of("web")));
    }

    private Report file() {
        return file("sampah", "82.71.06.1009");
    }

    private static Reports.Ref ref(Report report) {
        return new Reports.Ref(report.number(), report.version());
    }

    private void overdueSince(Report report, Duration time) {
        Instant at = Instant.now().minus(time);
        jdbc.sql("update report.report set due_at = :at, response_due = :at where id = :id")
                .param("at", java.sql.Timestamp.from(at))
                .param("id", report.id())
                .update();
    }

    /** The watch looks until nothing is left to do. */
    private void watch() {
        DeadlineWatch watch = new DeadlineWatch(due, reports, Clock.systemUTC());
        // Other tests leave late reports behind; the watch takes some at a time.
        for (int round = 0; round < 10; round++) {
            // As the job runner does it: inside a transaction that holds the job's lock.
            transaction.executeWithoutResult(status -> watch.run());
        }
    }

    private List<String> escalations(Report report) {
        return audit.list("report", report.id()).stream()
                .filter(entry -> entry.action().equals("report.escalated"))
                .map(entry -> entry.fact("escalation"))
                .toList();
    }

    @Test
    void theWatchTellsTheHeadThenTheLeaderEachOnce() {
        Report report = file();
        overdueSince(report, Duration.ofHours(1));
        watch();
        watch();
        assertThat(escalations(report)).containsExactly("1");
        overdueSince(report, Duration.ofHours(25));
        watch();
        watch();
        assertThat(escalations(report)).containsExactly("1", "2");
    }

    @Test
    void twoServersAtOnceEscalateOnce() throws Exception {
        Report report = file();
        overdueSince(report, Duration.ofHours(1));
        Callable<Boolean> step = () -> {
            try {
                reports.escalate(report.number());
                return true;
            } catch (Refusal | id.andalan.core.Conflict e) {
                return false;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (Future<Boolean> result : threads.invokeAll(List.of(step, step, step, step, step, step))) {
                done += result.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(escalations(report)).containsExactly("1");
    }

    @Test
    void oneReportThatCannotBeEscalatedDoesNotHoldUpTheOthers() {
        Report broken = file();
        Report fine = file();
        overdueSince(broken, Duration.ofHours(2));
        overdueSince(fine, Duration.ofHours(1));
        // The list says it is due, the rule says it is not: as when an officer was just faster.
        jdbc.sql("update report.report set paused_at = now() where id = ?")
                .param(broken.id())
                .update();
        watch();
        assertThat(escalations(broken)).isEmpty();
        assertThat(escalations(fine)).containsExactly("1");
        jdbc.sql("update report.report set due_at = null where id = ?")
                .param(broken.id())
                .update();
    }

    @Test
    void workGoesToActiveOfficersOfTheAgencyOnly() {
        Report report = file();
        UUID stranger = persons.actor(Role.OFFICER, "dpupr").id();
        assertThatThrownBy(() -> reports.assign(officer, ref(report), stranger)).hasMessage("report.officer.unknown");
        assertThatThrownBy(() -> reports.assign(officer, ref(report), UUID.randomUUID()))
                .hasMessage("report.officer.unknown");
        UUID colleague = persons.actor(Role.OFFICER, "dlh").id();
        assertThat(reports.assign(officer, ref(report), colleague).assignee()).isEqualTo(colleague);
    }

    @Test
    void theAgencyDoesNotConfirmItsOwnWork() {
        Report done = reports.resolve(officer, ref(file()), "Sudah diangkut", false);
        assertThatThrownBy(() -> reports.confirm(officer, done)).hasMessage("report.reporter.only");
        assertThatThrownBy(() -> reports.remark(officer, done, "Bagus sekali")).hasMessage("report.reporter.only");
        assertThat(reports.confirm(Actor.ANONYMOUS, done).status()).isEqualTo(ReportStatus.CLOSED);
    }

    @Test
    void leadersAndAuditorsReadButDoNotHandle() {
        Report report = file();
        for (Role role : List.of(Role.LEADER, Role.AUDITOR)) {
            Actor reader = persons.actor(role, null);
            assertThatThrownBy(() -> reports.start(reader, ref(report))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> reports.comment(reader, ref(report), "Cepat", true))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aQuestionCanBeTakenBack() {
        Report asked = reports.giveBack(officer, ref(file()), "Gang yang mana?");
        Report again = reports.resume(officer, ref(asked), "Sudah ditelepon");
        assertThat(again.status()).isEqualTo(ReportStatus.RECEIVED);
        assertThat(again.clock().dueAt()).isNotNull();
    }

    @Test
    void aChainOfMergesTakesEverybodyToTheLast() {
        Report first = file();
        Report second = file();
        Report third = file();
        reports.merge(officer, ref(first), second.number());
        reports.merge(officer, ref(second), third.number());
        assertThat(pages.get(third.number()).followers()).isEqualTo(2);
    }

    @Test
    void twoReportsMergedIntoEachOtherAtOnceLeaveOneOpen() throws Exception {
        Report one = file();
        Report other = file();
        Callable<Boolean> there = () -> merges(one, other);
        Callable<Boolean> back = () -> merges(other, one);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (Future<Boolean> result : threads.invokeAll(List.of(there, back))) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private boolean merges(Report from, Report into) {
        try {
            reports.merge(officer, ref(from), into.number());
            return true;
        } catch (Refusal | id.andalan.core.Conflict e) {
            return false;
        }
    }
}
