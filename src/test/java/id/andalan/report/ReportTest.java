package id.andalan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.core.Ids;
import id.andalan.core.OfficeHours;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    /** A Monday, 08:00 in Ternate; offices 08:00–16:00. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00+09:00");

    private static final UUID OFFICER = Ids.next();

    private static final WorkingCalendar WORKING = new WorkingCalendar(
            ZoneId.of("Asia/Jayapura"),
            new OfficeHours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                    .collect(Collectors.toMap(
                            day -> day,
                            day -> List.of(new OfficeHours.Span(LocalTime.of(8, 0), LocalTime.of(16, 0)))))),
            Set.of(),
            List.of());

    private static Report report(ReportStatus status) {
        DeadlineClock clock =
                DeadlineClock.starting(MONDAY.plus(Duration.ofHours(4)), MONDAY.plus(Duration.ofHours(8)));
        Report.Subject subject = new Report.Subject("sampah", "82.71.06.1009", null, null, MONDAY);
        Report.Ends ends = status == ReportStatus.RESOLVED ? new Report.Ends(MONDAY, null, 0, null) : Report.Ends.NONE;
        return new Report(Ids.next(), "26-000001-1", subject, "dlh", status, null, clock, ends, 1);
    }

    private static UnaryOperator<Report> step(StepKind kind) {
        return switch (kind) {
            case ASSIGNED -> report -> report.assign(OFFICER, MONDAY);
            case STARTED -> report -> report.start(MONDAY);
            case RETURNED -> report -> report.giveBack(MONDAY);
            case ANSWERED -> report -> report.answer(MONDAY, WORKING);
            case HANDED_OVER -> report -> report.handOver("pupr");
            case RESOLVED -> report -> report.resolve(MONDAY);
            case CONFIRMED -> report -> report.confirm(MONDAY);
            case CLOSED -> report -> report.close(MONDAY.plus(Report.CONFIRMATION));
            case REOPENED -> report -> report.reopen(MONDAY, Duration.ofHours(8), WORKING);
            case REJECTED -> report -> report.reject(MONDAY);
            case MERGED -> report -> report.merge(report(ReportStatus.RECEIVED), MONDAY);
            case ESCALATED -> report -> report.escalate(MONDAY.plus(Duration.ofHours(5)));
            case RELEASED -> Report::release;
            case RESUMED -> report -> report.resume(MONDAY, WORKING);
            case FILED, COMMENTED -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** The life of a report: every state, every step; an empty result means that the step is refused. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            RECEIVED,    ASSIGNED, ASSIGNED
            RECEIVED,    STARTED,  IN_PROGRESS
            RECEIVED,    RETURNED, RETURNED
            RECEIVED,    ANSWERED, -
            RECEIVED,    HANDED_OVER, RECEIVED
            RECEIVED,    RESOLVED, RESOLVED
            RECEIVED,    CONFIRMED, -
            RECEIVED,    CLOSED,   -
            RECEIVED,    REOPENED, -
            RECEIVED,    REJECTED, REJECTED
            RECEIVED,    MERGED,   MERGED
            RECEIVED,    ESCALATED, RECEIVED
            ASSIGNED,    ASSIGNED, ASSIGNED
            ASSIGNED,    STARTED,  IN_PROGRESS
            ASSIGNED,    HANDED_OVER, RECEIVED
            ASSIGNED,    RESOLVED, RESOLVED
            IN_PROGRESS, ASSIGNED, ASSIGNED
            IN_PROGRESS, STARTED,  -
            IN_PROGRESS, RETURNED, RETURNED
            IN_PROGRESS, RESOLVED, RESOLVED
            RETURNED,    ASSIGNED, -
            RETURNED,    ANSWERED, RECEIVED
            RETURNED,    RESOLVED, -
            RETURNED,    RESUMED,  RECEIVED
            RECEIVED,    RESUMED,  -
            ASSIGNED,    RELEASED, RECEIVED
            IN_PROGRESS, RELEASED, -
            RECEIVED,    RELEASED, -
            RETURNED,    REJECTED, REJECTED
            RETURNED,    MERGED,   MERGED
            RESOLVED,    ASSIGNED, -
            RESOLVED,    CONFIRMED, CLOSED
            RESOLVED,    CLOSED,   CLOSED
            RESOLVED,    REOPENED, REOPENED
            RESOLVED,    REJECTED, -
            REOPENED,    ASSIGNED, ASSIGNED
            REOPENED,    STARTED,  IN_PROGRESS
            REOPENED,    RESOLVED, RESOLVED
            CLOSED,      REOPENED, -
            CLOSED,      ASSIGNED, -
            REJECTED,    REOPENED, -
            MERGED,      REOPENED, -
            MERGED,      ESCALATED, -
            """)
    void stepsLeadWhereTheLifeOfAReportSays(ReportStatus from, StepKind kind, ReportStatus to) {
        Report before = report(from);
        if (to == null) {
            assertThatThrownBy(() -> step(kind).apply(before))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("report.step." + kind.code()));
        } else {
            Report after = step(kind).apply(before);
            assertThat(after.status()).isEqualTo(to);
            assertThat(after.version()).isEqualTo(2);
        }
    }

    @Test
    void theResponseDeadlineCountsUntilSomebodyTakesItUp() {
        Report report = report(ReportStatus.RECEIVED);
        assertThat(report.clock().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(4)));
        assertThat(report.assign(OFFICER, MONDAY).clock().dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(8)));
    }

    @Test
    void aQuestionStopsTheClockAndTheAnswerGivesBackWhatWasLeft() {
        Instant tenOClock = MONDAY.plus(Duration.ofHours(2));
        Instant wednesdayNine = MONDAY.plus(Duration.ofHours(49));
        Report asked = report(ReportStatus.ASSIGNED).giveBack(tenOClock);
        assertThat(asked.clock().dueAt()).isNull();
        // Six of the eight hours were left at ten: seven on Wednesday from nine to sixteen hold them.
        assertThat(asked.answer(wednesdayNine, WORKING).clock().dueAt())
                .isEqualTo(wednesdayNine.plus(Duration.ofHours(6)));
    }

    @Test
    void anEndedReportHasNoDeadline() {
        assertThat(report(ReportStatus.ASSIGNED).resolve(MONDAY).clock().dueAt())
                .isNull();
        assertThat(report(ReportStatus.ASSIGNED).reject(MONDAY).clock().dueAt()).isNull();
    }

    @Test
    void reopeningIsTooLateAfterTenDays() {
        Report resolved = report(ReportStatus.RESOLVED);
        Instant tenDays = MONDAY.plus(Duration.ofDays(10));
        assertThat(resolved.reopen(tenDays, Duration.ofHours(8), WORKING).ends().reopenings())
                .isEqualTo(1);
        assertThatThrownBy(() -> resolved.reopen(tenDays.plusSeconds(1), Duration.ofHours(8), WORKING))
                .hasMessage("report.reopen.late");
    }

    @Test
    void handingOverToTheSameAgencyIsRefused() {
        assertThatThrownBy(() -> report(ReportStatus.RECEIVED).handOver("dlh")).hasMessage("report.handover.same");
    }

    @Test
    void eachLevelIsToldOnceAndOnlyWhenItsTimeHasCome() {
        Instant due = MONDAY.plus(Duration.ofHours(4));
        Report report = report(ReportStatus.RECEIVED);
        assertThatThrownBy(() -> report.escalate(due)).hasMessage("report.step.escalated");
        Report head = report.escalate(due.plusSeconds(1));
        assertThat(head.clock().escalation()).isEqualTo(1);
        assertThatThrownBy(() -> head.escalate(due.plus(Duration.ofHours(24)))).hasMessage("report.step.escalated");
        Instant nextDay = due.plus(Duration.ofHours(24)).plusSeconds(1);
        Report leader = head.escalate(nextDay);
        assertThat(leader.clock().escalation()).isEqualTo(DeadlineClock.HIGHEST);
        assertThatThrownBy(() -> leader.escalate(nextDay.plus(Duration.ofDays(9))))
                .hasMessage("report.step.escalated");
    }

    @Test
    void theHeadIsToldBeforeTheLeaderHoweverLateTheWatchComes() {
        Report late = report(ReportStatus.RECEIVED).escalate(MONDAY.plus(Duration.ofDays(9)));
        assertThat(late.clock().escalation()).isEqualTo(1);
    }

    @Test
    void whatWaitsForTheReporterIsNotEscalated() {
        Report asked = report(ReportStatus.ASSIGNED).giveBack(MONDAY);
        assertThatThrownBy(() -> asked.escalate(MONDAY.plus(Duration.ofDays(9))))
                .hasMessage("report.step.escalated");
    }

    @Test
    void itClosesByItselfAfterTenDaysAndNotBefore() {
        Report resolved = report(ReportStatus.RESOLVED);
        assertThatThrownBy(() -> resolved.close(MONDAY.plus(Report.CONFIRMATION).minusSeconds(1)))
                .hasMessage("report.step.closed");
        assertThat(resolved.close(MONDAY.plus(Report.CONFIRMATION)).status()).isEqualTo(ReportStatus.CLOSED);
    }

    @Test
    void onlyAnOpenReportOfTheSameAgencyTakesInAnother() {
        Report report = report(ReportStatus.RECEIVED);
        for (ReportStatus ended : EnumSet.complementOf(EnumSet.copyOf(ReportStatus.OPEN))) {
            assertThatThrownBy(() -> report.merge(report(ended), MONDAY)).hasMessage("report.merge.target");
        }
        Report elsewhere = report(ReportStatus.RECEIVED).handOver("dpupr");
        assertThatThrownBy(() -> report.merge(elsewhere, MONDAY)).hasMessage("report.merge.target");
        assertThatThrownBy(() -> report.merge(report, MONDAY)).hasMessage("report.merge.target");
    }

    @Test
    void aReleasedReportKeepsItsResponse() {
        Report released = report(ReportStatus.RECEIVED).assign(OFFICER, MONDAY).release();
        assertThat(released.assignee()).isNull();
        assertThat(released.clock().respondedAt()).isEqualTo(MONDAY);
    }
}
