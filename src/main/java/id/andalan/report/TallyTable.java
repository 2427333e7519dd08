package id.andalan.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code report.tally}, {@code report.tally_tile} and {@code report.tally_change}. */
@Repository
class TallyTable {
    private final JdbcClient jdbc;

    TallyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves all changes into the tallies, in the caller's transaction; another caller waits. */
    void fold() {
        // Two folds at once would wait on each other's cells in a circle.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('report.tally'))")
                .query((row, n) -> n)
                .list();
        int changed = jdbc.sql("""
                with taken as (delete from report.tally_change returning *),
                total as (
                    insert into report.tally (ward, agency, category, status, n)
                    select ward, agency, category, status, sum(n) from taken group by 1, 2, 3, 4 having sum(n) <> 0
                    on conflict (ward, agency, category, status) do update set n = tally.n + excluded.n),
                tiles as (
                    insert into report.tally_tile (zoom, tile_x, tile_y, category, status, ward, agency, n, lat_sum, lon_sum)
                    select zoom, tile_x >> (19 - zoom), tile_y >> (19 - zoom), category, status, ward, agency,
                           sum(n), sum(lat_sum), sum(lon_sum)
                    from taken cross join (values (16), (19)) as zooms (zoom)
                    group by 1, 2, 3, 4, 5, 6, 7
                    having sum(n) <> 0 or sum(lat_sum) <> 0 or sum(lon_sum) <> 0
                    on conflict (zoom, tile_x, tile_y, category, status, ward, agency) do update set
                        n = tally_tile.n + excluded.n,
                        lat_sum = tally_tile.lat_sum + excluded.lat_sum,
                        lon_sum = tally_tile.lon_sum + excluded.lon_sum)
                select count(*)::int from taken""").query(Integer.class).single();
        if (changed > 0) {
            jdbc.sql("delete from report.tally_tile where n = 0").update();
        }
    }
}
