package id.andalan.report;

import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What the city's pack says about reports: categories, wards, who is responsible, working hours. */
interface CityRules {
    /**
     * What a category promises.
     *
     * @param response working time to the first response
     * @param resolution working time to the resolution
     * @param urgency 1 (low) … 4 (emergency)
     */
    record Rule(Duration response, Duration resolution, int urgency) {}

    /**
     * Where a report ended up.
     *
     * @param by {@code pin}, or {@code ward} when only the ward was chosen and its own point stands for it
     */
    record Placed(String ward, double lat, double lon, String by) {}

    /** Refuses an unknown or ended category. */
    Rule rule(String category);

    /** Refuses a point outside the city and an unknown ward. */
    Placed place(NewReport.Place place, Instant at);

    String responsible(String category, String ward, Instant at);

    /** Refuses an agency that is not there now. */
    void checkAgency(String agency);

    /** Categories that name persons: their reports are for officials and whoever reported only. */
    Set<String> hiddenCategories();

    WorkingCalendar calendar();
}
