package id.andalan.region;

import id.andalan.core.WorkingCalendar;
import id.andalan.pack.CityMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The city of this installation: profile, zone, calendar. Answers from memory. */
@Service
public class City implements CityMemory {
    static final String MEMORY = "city";

    private final CityTable table;
    private volatile @Nullable State state;

    private record State(CityProfile profile, ZoneId zone, List<Holiday> holidays, WorkingCalendar calendar) {}

    City(CityTable table) {
        this.table = table;
    }

    public CityProfile profile() {
        return state().profile();
    }

    /** The zone of all times that people see. */
    public ZoneId zone() {
        return state().zone();
    }

    /** The day that it is in the city at this moment. */
    public LocalDate dateAt(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }

    /** The working-hours clock of the city's offices. */
    public WorkingCalendar calendar() {
        return state().calendar();
    }

    /** All holidays known, oldest first. */
    public List<Holiday> holidays() {
        return state().holidays();
    }

    private State state() {
        State now = state;
        if (now == null) {
            throw new IllegalStateException("no city pack is loaded");
        }
        return now;
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void reload() {
        table.findProfile().ifPresent(profile -> {
            List<Holiday> holidays = table.holidays();
            state = new State(profile, profile.zoneId(), holidays, table.calendar(profile, holidays));
        });
    }
}
