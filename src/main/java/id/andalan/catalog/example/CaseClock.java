package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        if (minutes == null) {
            return Optional.empty();
        }
        Instant due = calendar.plus(filed, Duration.ofMinutes(minutes));
        Instant until = filed;
        for (Walk.Visit pause : pauses(visits)) {
            Instant from = later(pause.since(), until);
            Instant to = end(pause, now);
            if (to.isAfter(from) && due.isAfter(from)) {
                due = calendar.plus(to, calendar.between(from, due));
            }
            until = later(until, to);
        }
        return Optional.of(due);
    }

    private static List<Walk.Visit> pauses(List<Walk.Visit> visits) {
        return visits.stream()
                .filter(visit -> pauses(visit.node()))
                .sorted(Comparator.comparing(Walk.Visit::since))
                .toList();
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

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
