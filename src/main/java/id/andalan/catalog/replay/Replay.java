package id.andalan.catalog.replay;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.example.CaseClock;
import id.andalan.catalog.form.FormWorld;
import id.andalan.core.WorkingCalendar;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks past cases through a version of their service: with its form, rules and promised times, and with what people did then. Pure and
 * safe for many threads; a case takes well under a millisecond, so a year of them is a matter of seconds.
 *
 * <p>What nobody did because nobody was asked is taken as done and approved in the moment in which it is asked for: a replay says what
 * the rules change, not how fast people would be.
 */
public final class Replay {
    private final Blueprint blueprint;
    private final WorkingCalendar calendar;
    private final CaseClock clock;
    private final Function<LocalDate, FormWorld> worlds;

    /**
     * Prepares a replay.
     *
     * @param blueprint the version that is tried
     * @param worlds what a form may look at on the day of filing; {@link FormWorld#trusting} believes in wards, files and places
     */
    public Replay(Blueprint blueprint, WorkingCalendar calendar, Function<LocalDate, FormWorld> worlds) {
        this.blueprint = blueprint;
        this.calendar = calendar;
        this.clock = new CaseClock(blueprint, calendar);
        this.worlds = worlds;
    }

    /** What would have become of one case. */
    public Replayed of(PastCase past) {
        LocalDate day = past.filed().atZone(calendar.zone()).toLocalDate();
        return new ReplayRun(blueprint, calendar, clock, past, worlds.apply(day)).run();
    }

    /** What would have become of all of them; holds one at a time. */
    public ReplayTotals all(Stream<PastCase> cases) {
        ReplayTotals totals = new ReplayTotals();
        cases.map(this::of).forEachOrdered(totals::add);
        return totals;
    }
}
