package id.andalan.command;

import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows of one part of the city: numbers and the filter of the rows behind each, no words.
 *
 * @param part ward, district, agency or category that was asked for, and the moment
 * @param at the moment they are true for
 * @param day the day of "resolved today"
 * @param filed reports that came in on that day
 * @param median of the reports resolved in the 30 days up to that day
 */
public record Figures(
        ReportFilter part,
        Instant at,
        LocalDate day,
        Count open,
        Count overdue,
        Count resolved,
        Count filed,
        Median median,
        List<Split> wards,
        List<Split> agencies,
        List<Split> categories) {

    /**
     * A number, and what it was a week before.
     *
     * @param before null when there is nothing to compare with
     */
    public record Count(long value, @Nullable Long before, ReportFilter rows) {}

    /**
     * The time by which half of the reports were resolved.
     *
     * @param value null when none was
     * @param of how many it is the median of
     */
    public record Median(@Nullable Duration value, @Nullable Duration before, long of, ReportFilter rows) {}

    /**
     * The share of one ward, agency or category.
     *
     * @param kept agencies only: how many of those resolved within 30 days were in time
     */
    public record Split(String code, long open, long overdue, ReportFigures.@Nullable Kept kept) {}
}
