package id.andalan.booking;

import id.andalan.booking.Booking.Kind;
import id.andalan.booking.Booking.Title;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code booking.booking}, {@code booking.taken} and {@code booking.lent}. */
@Repository
class BookingTable {
    private static final String COLUMNS = """
            select b.id, b.series, b.subject, b.place, b.unit, b.from_at, b.to_at, b.kind, b.active, b.until, b.title,
                b.title_open, b.sequence, b.updated_at,
                (select string_agg(l.equipment || '=' || l.pieces, ' ' order by l.equipment) from booking.lent l
                 where l.booking = b.id) as equipment
            from booking.booking b\s""";

    private final JdbcClient jdbc;

    BookingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else changes the calendars of these places or the loans of this equipment, and keeps it so until the commit. */
    void lock(Collection<String> places, Collection<String> equipment) {
        jdbc.sql("select code from booking.place where code in (:codes) order by code for no key update")
                .param("codes", new TreeSet<>(places))
                .query(String.class)
                .list();
        if (!equipment.isEmpty()) {
            jdbc.sql("select code from booking.equipment where code in (:codes) order by code for no key update")
                    .param("codes", new TreeSet<>(equipment))
                    .query(String.class)
                    .list();
        }
    }

    /** What is taken of these spots, save by {@code besides} and by holds that have run out. */
    List<Occupancy.Taken> taken(Collection<String> spots, long from, long to, Collection<UUID> besides, Instant now) {
        return jdbc.sql("""
                select s.key, t.from_minute, t.to_minute
                from booking.taken t
                join booking.spot s on s.number = t.spot
                join booking.booking b on b.id = t.booking
                where s.key in (:spots) and t.from_minute < :to and t.to_minute > :from
                  and b.id not in (:besides) and (b.until is null or b.until > :now)""")
                .param("spots", spots)
                .param("from", from)
                .param("to", to)
                .param("besides", orNone(besides))
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Occupancy.Taken(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** What is lent out, the same way. */
    List<Occupancy.Lent> lent(
            Collection<String> equipment, Instant from, Instant to, Collection<UUID> besides, Instant now) {
        if (equipment.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select l.equipment, b.from_at, b.to_at, l.pieces
                from booking.lent l join booking.booking b on b.id = l.booking
                where l.equipment in (:equipment) and b.active and b.from_at < :to and b.to_at > :from
                  and b.id not in (:besides) and (b.until is null or b.until > :now)""")
                .param("equipment", equipment)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("besides", orNone(besides))
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Occupancy.Lent(
                        row.getString(1),
                        Minutes.down(row.getTimestamp(2).toInstant()),
                        Minutes.up(row.getTimestamp(3).toInstant()),
                        row.getInt(4)))
                .list();
    }

    /** {@code in ()} is no SQL. */
    private static Collection<UUID> orNone(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of(new UUID(0, 0)) : ids;
    }

    void insert(Booking booking, Instant now) {
        jdbc.sql("""
                insert into booking.booking (id, series, subject, place, unit, from_at, to_at, kind, until, title, title_open,
                    sequence, created_at, updated_at)
                values (:id, :series, :subject, :place, :unit, :from, :to, :kind, :until::timestamptz, :title, :open,
                    :sequence, :now, :now)""")
                .param("id", booking.id())
                .param("series", booking.series())
                .param("subject", booking.subject())
                .param("place", booking.place())
                .param("unit", booking.unit())
                .param("from", Timestamp.from(booking.from()))
                .param("to", Timestamp.from(booking.to()))
                .param("kind", booking.kind().name())
                .param("until", booking.until() == null ? null : booking.until().toString())
                .param("title", booking.title().text())
                .param("open", booking.title().open())
                .param("sequence", booking.sequence())
                .param("now", Timestamp.from(now))
                .update();
        booking.equipment()
                .forEach((code, pieces) -> jdbc.sql(
                                "insert into booking.lent (booking, equipment, pieces) values (?, ?, ?)")
                        .params(booking.id(), code, pieces)
                        .update());
    }

    /** The spots must be free, or the constraint {@code taken_once} refuses. */
    void take(UUID booking, Collection<String> spots, long from, long to) {
        int rows = jdbc.sql("""
                insert into booking.taken (booking, spot, from_minute, to_minute)
                select :booking, number, :from, :to from booking.spot where key in (:spots)""")
                .param("booking", booking)
                .param("from", from)
                .param("to", to)
                .param("spots", spots)
                .update();
        if (rows != spots.size()) {
            throw new IllegalStateException("spots without number among " + spots);
        }
    }

    /** Ends bookings; what they took is free again. */
    void end(Collection<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from booking.taken where booking in (:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("""
                update booking.booking set active = false, sequence = sequence + 1, updated_at = :now
                where id in (:ids)""").param("ids", ids).param("now", Timestamp.from(now)).update();
    }

    void move(Booking moved, Instant now) {
        jdbc.sql("delete from booking.taken where booking = ?")
                .param(moved.id())
                .update();
        jdbc.sql("""
                update booking.booking set from_at = ?, to_at = ?, unit = ?, sequence = ?, updated_at = ? where id = ?""")
                .params(
                        Timestamp.from(moved.from()),
                        Timestamp.from(moved.to()),
                        moved.unit(),
                        moved.sequence(),
                        Timestamp.from(now),
                        moved.id())
                .update();
    }

    /** A draft's holds become those of the application that was made of it. */
    int handOver(UUID from, UUID to, Instant until, Instant now) {
        return jdbc.sql("""
                update booking.booking set subject = ?, until = ?, updated_at = ?
                where subject = ? and active and kind = 'HELD' and until > ?""")
                .params(to, Timestamp.from(until), Timestamp.from(now), from, Timestamp.from(now))
                .update();
    }

    /** Offers that were accepted are kept as holds, until then. */
    void accept(Collection<UUID> ids, Instant until, Instant now) {
        jdbc.sql("""
                update booking.booking set kind = 'HELD', until = :until, sequence = sequence + 1, updated_at = :now
                where id in (:ids)""")
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .param("ids", ids)
                .update();
    }

    Optional<Booking> find(UUID id) {
        return jdbc.sql(COLUMNS + "where b.id = ?")
                .param(id)
                .query(BookingTable::booking)
                .optional();
    }

    List<Booking> ofSubject(UUID subject) {
        return jdbc.sql(COLUMNS + "where b.subject = ? order by b.from_at, b.id")
                .param(subject)
                .query(BookingTable::booking)
                .list();
    }

    List<Booking> ofSeries(UUID series) {
        return jdbc.sql(COLUMNS + "where b.series = ? order by b.from_at, b.id")
                .param(series)
                .query(BookingTable::booking)
                .list();
    }

    /** Holds and offers whose time is over, oldest first. */
    List<Booking> overdue(Instant now, int most) {
        return jdbc.sql(COLUMNS + "where b.active and b.until is not null and b.until <= ? order by b.until limit ?")
                .params(Timestamp.from(now), most)
                .query(BookingTable::booking)
                .list();
    }

    /** Those of one place whose time is over and that still take spots. */
    List<UUID> overdue(Collection<String> places, Instant now) {
        return jdbc.sql("""
                select id from booking.booking
                where place in (:places) and active and until is not null and until <= :now""")
                .param("places", places)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    static Booking booking(ResultSet row, int n) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return new Booking(
                row.getObject("id", UUID.class),
                row.getObject("series", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("place"),
                row.getInt("unit"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("active"),
                until == null ? null : until.toInstant(),
                new Title(row.getString("title"), row.getBoolean("title_open")),
                pieces(row.getString("equipment")),
                row.getInt("sequence"),
                row.getTimestamp("updated_at").toInstant());
    }

    private static Map<String, Integer> pieces(@org.jspecify.annotations.Nullable String list) {
        Map<String, Integer> pieces = new HashMap<>();
        if (list != null) {
            for (String one : list.split(" ", -1)) {
                int is = one.indexOf('=');
                pieces.put(one.substring(0, is), Integer.valueOf(one.substring(is + 1)));
            }
        }
        return Map.copyOf(pieces);
    }

    static String columns() {
        return COLUMNS;
    }
}
