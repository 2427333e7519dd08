package id.andalan.booking;

import id.andalan.core.Bilingual;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something of the city that one booking at a time may use: a stage, a studio, one of several like desks.
 *
 * @param code stable; bookings keep it for ever
 * @param group code of the {@link PlaceGroup} it belongs to
 * @param units how many of the same there are; a booking takes one of them
 * @param excludes places that cannot be used at the same time, because one is part of the other; holds both ways
 * @param certain what is said here was confirmed by the city
 * @param until last day on which it may be booked; null while it is open
 */
public record Place(
        String code,
        String group,
        Bilingual name,
        Bilingual about,
        Opening opening,
        Rules rules,
        Deposit deposit,
        int units,
        List<String> excludes,
        boolean certain,
        @Nullable LocalDate until) {

    /**
     * When it is open, local time.
     *
     * @param week per weekday, spans like {@code 08:00-22:00}; a day without an entry is closed
     * @param onHolidays open as usual on national holidays
     */
    public record Opening(Map<DayOfWeek, List<String>> week, boolean onHolidays) {
        public List<String> on(DayOfWeek day) {
            return week.getOrDefault(day, List.of());
        }
    }

    /**
     * What bookings must keep to.
     *
     * @param slotMinutes bookings begin and end at whole slots, counted from midnight
     * @param longestMinutes from begin to end
     * @param aheadDays so many days before at the earliest
     * @param noticeMinutes so long before at the latest
     * @param bufferMinutes kept free after every booking, to clear up
     * @param overnight may go on over nights; begin and end fall into opening hours all the same
     * @param offerMinutes how long whoever waited may think it over when it is offered
     */
    public record Rules(
            int slotMinutes,
            int longestMinutes,
            int aheadDays,
            int noticeMinutes,
            int bufferMinutes,
            boolean overnight,
            int offerMinutes) {}

    /** Money given back afterwards; {@code rupiah} is null while the agency has not said how much. */
    public record Deposit(@Nullable Long rupiah, boolean certain) {}
}
