package id.andalan.region;

import id.andalan.core.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code region.region}. */
@Repository
class RegionTable {
    private final JdbcClient jdbc;

    RegionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All regions of all times, by code, oldest first. */
    List<Region> list() {
        return jdbc.sql("""
                select code, level, name, parent, island, lat, lon, area_km2, bps_code, postcode, valid_from, valid_to,
                       predecessor, date_certain, note
                from region.region order by code, valid_from""").query(RegionTable::region).list();
    }

    private static Region region(ResultSet row, int n) throws SQLException {
        Double lat = row.getObject("lat", Double.class);
        Double lon = row.getObject("lon", Double.class);
        return new Region(
                row.getString("code"),
                RegionLevel.valueOf(row.getString("level")),
                row.getString("name"),
                row.getString("parent"),
                row.getString("island"),
                lat == null || lon == null ? null : new Region.Point(lat, lon),
                row.getObject("area_km2", Double.class),
                row.getString("bps_code"),
                row.getString("postcode"),
                new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                row.getString("predecessor"),
                row.getBoolean("date_certain"),
                row.getString("note"));
    }

    void replace(List<Region> regions) {
        jdbc.sql("delete from region.region").update();
        for (Region region : regions) {
            jdbc.sql("""
                    insert into region.region (code, level, name, parent, island, lat, lon, area_km2, bps_code, postcode,
                                               valid_from, valid_to, predecessor, date_certain, note)
                    values (:code, :level, :name, :parent, :island, :lat, :lon, :area, :bps, :postcode,
                            :from, :to, :predecessor, :certain, :note)""")
                    .param("code", region.code())
                    .param("level", region.level().name())
                    .param("name", region.name())
                    .param("parent", region.parent())
                    .param("island", region.island())
                    .param("lat", region.point() == null ? null : region.point().lat())
                    .param("lon", region.point() == null ? null : region.point().lon())
                    .param("area", region.areaKm2())
                    .param("bps", region.bpsCode())
                    .param("postcode", region.postcode())
                    .param("from", region.validity().from())
                    .param("to", region.validity().to())
                    .param("predecessor", region.predecessor())
                    .param("certain", region.dateCertain())
                    .param("note", region.note())
                    .update();
        }
    }
}
