package id.andalan.booking;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code booking.place_group}, {@code booking.place}, {@code booking.equipment} and {@code booking.spot}. */
@Repository
class PlaceTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlaceTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<PlaceGroup> groups() {
        return contents("select content from booking.place_group order by position, code", PlaceGroup.class);
    }

    List<Place> places() {
        return contents("select content from booking.place order by position, code", Place.class);
    }

    List<Equipment> equipment() {
        return contents("select content from booking.equipment order by position, code", Equipment.class);
    }

    private <T> List<T> contents(String sql, Class<T> type) {
        return jdbc.sql(sql)
                .query((row, n) -> json.readValue(row.getString(1), type))
                .list();
    }

    void put(PlaceGroup group, int position) {
        jdbc.sql("""
                insert into booking.place_group (code, position, content) values (?, ?, ?::jsonb)
                on conflict (code) do update set position = excluded.position, content = excluded.content""")
                .params(group.code(), position, json.writeValueAsString(group))
                .update();
    }

    void put(Place place, int position) {
        jdbc.sql("""
                insert into booking.place (code, grp, position, content) values (?, ?, ?, ?::jsonb)
                on conflict (code) do update
                    set grp = excluded.grp, position = excluded.position, content = excluded.content""")
                .params(place.code(), place.group(), position, json.writeValueAsString(place))
                .update();
    }

    void put(Equipment equipment, int position) {
        jdbc.sql("""
                insert into booking.equipment (code, grp, position, stock, content) values (?, ?, ?, ?, ?::jsonb)
                on conflict (code) do update set grp = excluded.grp, position = excluded.position,
                    stock = excluded.stock, content = excluded.content""")
                .params(
                        equipment.code(),
                        equipment.group(),
                        position,
                        equipment.stock(),
                        json.writeValueAsString(equipment))
                .update();
    }

    /** Gives numbers to spots that have none yet. */
    void number(Collection<String> keys) {
        for (String key : keys) {
            jdbc.sql("""
                    insert into booking.spot (key, number)
                    select ?, coalesce(max(number), 0) + 1 from booking.spot
                    on conflict (key) do nothing""").param(key).update();
        }
    }

    /**
     * Bookings of two places that the pack says exclude each other from now on take what they share as well, as far as nobody else has
     * it: what was promised before stays promised.
     */
    void share(String place, String key) {
        jdbc.sql("""
                insert into booking.taken (booking, spot, from_minute, to_minute)
                select t.booking, shared.number, t.from_minute, t.to_minute
                from booking.booking b
                join booking.taken t on t.booking = b.id
                join booking.spot own on own.number = t.spot and own.key = b.place || '#' || b.unit
                cross join (select number from booking.spot where key = :key) shared
                where b.place = :place and b.active and b.to_at > now()
                order by b.id
                on conflict do nothing""").param("place", place).param("key", key).update();
    }
}
