package id.andalan.report;

import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a report. Every rule takes values and a time and gives the report after the step; nothing here
 * reads a clock or a table.
 *
 * @param assignee account of the officer who has it
 * @param clock its deadlines
 * @param version counts steps; two officers at once meet here
 */
public record Report(
        UUID id,
        String number,
        Subject subject,
        String agency,
        ReportStatus status,
        @Nullable UUID assignee,
        DeadlineClock clock,
        Ends ends,
        int version) {

    /** Days in which whoever reported may confirm or reopen before the report closes by itself. */
    public static final Duration CONFIRMATION = Duration.ofDays(10);

    /** What does not change over a report's life. */
    public record Subject(
            String category,
            String ward,
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            Instant filedAt) {}

    /** How it ended, as far as it has. */
    public record Ends(
            @Nullable Instant resolvedAt,
            @Nullable Instant endedAt,
            int reopenings,
            @Nullable UUID mergedInto) {
        static final Ends NONE = new Ends(null, null, 0, null);
    }

    Report assign(@Nullable UUID officer, Instant at) {
        return step(StepKind.ASSIGNED, ReportStatus.ASSIGNED).with(officer).with(clock.responded(at));
    }

    /** Back into the agency's queue. That it was taken up once stays true: the response deadline does not begin again. */
    Report release() {
        return step(StepKind.RELEASED, ReportStatus.RECEIVED).with((UUID) null);
    }

    Report start(Instant at) {
        return step(StepKind.STARTED, ReportStatus.IN_PROGRESS).with(clock.responded(at));
    }

    /** Asks whoever reported; the clock stands still until the answer. */
    Report giveBack(Instant at) {
        return step(StepKind.RETURNED, ReportStatus.RETURNED)
                .with(clock.responded(at).paused(at));
    }

    /** The answer of whoever reported; the deadline moves on by the time the question took. */
    Report answer(Instant at, WorkingCalendar working) {
        return goOn(StepKind.ANSWERED, at, working);
    }

    /** The officer goes on without the answer of whoever reported. */
    Report resume(Instant at, WorkingCalendar working) {
        return goOn(StepKind.RESUMED, at, working);
    }

    private Report goOn(StepKind kind, Instant at, WorkingCalendar working) {
        ReportStatus next = assignee == null ? ReportStatus.RECEIVED : ReportStatus.ASSIGNED;
        return step(kind, next).with(clock.resumed(at, working));
    }

    /** To another agency, where it begins as received with the deadlines it has. */
    Report handOver(String to) {
        if (to.equals(agency)) {
            throw Refusal.at("agency", "report.handover.same");
        }
        Report moved = step(StepKind.HANDED_OVER, ReportStatus.RECEIVED);
        return new Report(id, number, subject, to, moved.status, null, clock.calm(), ends, moved.version);
    }

    Report resolve(Instant at) {
        return step(StepKind.RESOLVED, ReportStatus.RESOLVED)
                .with(clock.responded(at).stopped())
                .with(new Ends(at, null, ends.reopenings, null));
    }

    Report confirm(Instant at) {
        return step(StepKind.CONFIRMED, ReportStatus.CLOSED).with(ended(at));
    }

    /** Nobody contradicted in time. */
    Report close(Instant at) {
        Instant resolvedAt = ends.resolvedAt;
        if (resolvedAt != null && at.isBefore(resolvedAt.plus(CONFIRMATION))) {
            throw new Refusal("report.step.closed", status.code());
        }
        return step(StepKind.CLOSED, ReportStatus.CLOSED).with(ended(at));
    }

    /** Not done after all: the whole resolution time begins again. */
    Report reopen(Instant at, Duration resolution, WorkingCalendar working) {
        Instant resolvedAt = ends.resolvedAt;
        if (resolvedAt != null && at.isAfter(resolvedAt.plus(CONFIRMATION))) {
            throw new Refusal("report.reopen.late", CONFIRMATION.toDays());
        }
        return step(StepKind.REOPENED, ReportStatus.REOPENED)
                .with(clock.restarted(working.plus(at, resolution)))
                .with(new Ends(null, null, ends.reopenings + 1, null));
    }

    Report reject(Instant at) {
        return step(StepKind.REJECTED, ReportStatus.REJECTED)
                .with(clock.stopped())
                .with(ended(at));
    }

    /** The other must still go on, at the same agency: to merge into another agency's, hand over first. */
    Report merge(Report into, Instant at) {
        if (into.id.equals(id) || !into.status.isOpen() || !into.agency.equals(agency)) {
            throw Refusal.at("into", "report.merge.target");
        }
        return step(StepKind.MERGED, ReportStatus.MERGED)
                .with(clock.stopped())
                .with(new Ends(ends.resolvedAt, at, ends.reopenings, into.id));
    }

    /** The deadline has passed by so much that the next level is to be told; refused when it has not, or has been told. */
    Report escalate(Instant at) {
        if (clock.levelAt(at) <= clock.escalation()) {
            throw new Refusal("report.step.escalated", status.code());
        }
        return step(StepKind.ESCALATED, status).with(clock.escalated());
    }

    private Ends ended(Instant at) {
        return new Ends(ends.resolvedAt, at, ends.reopenings, ends.mergedInto);
    }

    private Report step(StepKind kind, ReportStatus to) {
        if (!status.allows(kind)) {
            throw new Refusal("report.step." + kind.code(), status.code());
        }
        return new Report(id, number, subject, agency, to, assignee, clock, ends, version + 1);
    }

    private Report with(@Nullable UUID officer) {
        return new Report(id, number, subject, agency, status, officer, clock, ends, version);
    }

    private Report with(DeadlineClock changed) {
        return new Report(id, number, subject, agency, status, assignee, changed, ends, version);
    }

    private Report with(Ends changed) {
        return new Report(id, number, subject, agency, status, assignee, clock, changed, version);
    }
}
