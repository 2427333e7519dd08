package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Promise;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The promised times of a case by its standard. The time of the whole stands still while the applicant is asked for something, and goes
 * on with the working time that was left; an official's time is that of the step of the procedure.
 */
public final class CaseClock {
    private final Blueprint blueprint;
    private final WorkingCalendar calendar;

    public CaseClock(Blueprint blueprint, WorkingCalendar calendar) {
        this.blueprint = blueprint;
        this.calendar = calendar;
    }

    /** Whether the clock of the case stands still while it waits here. */
    public static boolean pauses(Node node) {
        boolean asks = Walk.ASK.equals(node.does()) || Walk.PAY.equals(node.does());
        return node.isApplicants() || (node.kind() == Kind.STEP && asks);
    }

    /**
     * When the answer is due; empty when the standard fixes no time.
     *
     * @param now end of a pause that is not over
     */
    public Optional<Instant> due(Instant filed, List<Walk.Visit> visits, Instant now) {
        Long minutes = blueprint.service().delivery().time().value();
        List<Stay> stays = visits.stream()
                .filter(visit ->
                        visit.node().kind() == Kind.TASK || visit.node().kind() == Kind.STEP)
                .map(visit -> new Stay(visit.since(), end(visit, now), pauses(visit.node())))
                .toList();
        return Optional.ofNullable(run(Promise.starting(filed, minutes, calendar), stays, now, calendar)
                .due());
    }

    /**
     * While the case was somewhere.
     *
     * @param waits it was the applicant's turn there
     */
    record Stay(Instant since, Instant until, boolean waits) {
        boolean covers(Instant at) {
            return !at.isBefore(since) && at.isBefore(until);
        }
    }

    /** The clock after all of it: it stands still while the case waits for the applicant and nobody else has anything to do. */
    static Promise run(Promise starting, List<Stay> stays, Instant now, WorkingCalendar calendar) {
        TreeSet<Instant> turns = new TreeSet<>();
        stays.forEach(stay -> turns.addAll(List.of(stay.since, stay.until)));
        Promise promise = starting;
        for (Instant at : turns.headSet(now)) {
            List<Stay> open = stays.stream().filter(stay -> stay.covers(at)).toList();
            boolean waits = !open.isEmpty() && open.stream().allMatch(Stay::waits);
            promise = waits ? promise.pause(at) : promise.resume(at, calendar);
        }
        return promise.resume(now, calendar);
    }

    /** When a task should be done; empty when it is the applicant's, or the standard names no time. */
    public Optional<Instant> due(Walk.Visit task) {
        return task.node().kind() != Kind.TASK || task.node().isApplicants()
                ? Optional.empty()
                : blueprint
                        .minutes(task.node().id())
                        .map(minutes -> calendar.plus(task.since(), Duration.ofMinutes(minutes)));
    }

    /** Tasks that were done after their time, or are still open after it. */
    public Set<String> overdue(List<Walk.Visit> visits, Instant now) {
        Set<String> overdue = new LinkedHashSet<>();
        for (Walk.Visit visit : visits) {
            if (due(visit).filter(end(visit, now)::isAfter).isPresent()) {
                overdue.add(visit.node().id());
            }
        }
        return overdue;
    }

    private static Instant end(Walk.Visit visit, Instant now) {
        Instant until = visit.until();
        return until == null ? now : until;
    }
}
