package id.andalan.booking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands in the calendars of some places between two moments. */
@Repository
class CalendarQuery {
    private final JdbcClient jdbc;

    CalendarQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Also holds and offers, as long as they last; by time. */
    List<Booking> list(Collection<String> places, Instant from, Instant to, Instant now) {
        if (places.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(BookingTable.columns() + """
                where b.place in (:places) and b.active and b.from_at < :to and b.to_at > :from
                  and (b.until is null or b.until > :now)
                order by b.from_at, b.place, b.unit""")
                .param("places", places)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("now", Timestamp.from(now))
                .query(BookingTable::booking)
                .list();
    }
}
