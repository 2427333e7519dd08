package id.andalan.report;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports of a map view: gathered from the tile tallies, or single ones from the rows. */
@Repository
class ReportMapQuery {
    private static final int COARSE = 16;

    private final JdbcClient jdbc;

    ReportMapQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tiles of the view at one zoom. */
    private record View(int west, int north, int east, int south) {
        static View of(ReportMap.Box box, int zoom) {
            Tile northWest = Tile.of(box.north(), box.west(), zoom);
            Tile southEast = Tile.of(box.south(), box.east(), zoom);
            return new View(northWest.x(), northWest.y(), southEast.x(), southEast.y());
        }
    }

    /** Clusters of cells of zoom {@code cell}, from the tally of the zoom that is fine enough. */
    List<ReportMap.Dot> gather(ReportMap.Box box, int cell, ReportFilter filter) {
        int zoom = cell <= COARSE ? COARSE : Tile.FINEST;
        ReportFilter.Condition where = filter.condition(Instant.EPOCH);
        return bound("""
                with cells as (
                    select tile_x, tile_y, category, status, n, lat_sum, lon_sum from report.tally_tile
                    where zoom = :zoom and tile_x between :west and :east and tile_y between :north and :south and %1$s
                    union all
                    select tile_x >> :fine, tile_y >> :fine, category, status, n, lat_sum, lon_sum from report.tally_change
                    where tile_x >> :fine between :west and :east and tile_y >> :fine between :north and :south and %1$s)
                select sum(lat_sum) / sum(n) / 1e6 as lat, sum(lon_sum) / sum(n) / 1e6 as lon, sum(n)::bigint as count,
                       null as number, null as category, null as status
                from cells group by tile_x >> :shift, tile_y >> :shift having sum(n) > 0""".formatted(where.sql()), View.of(box, zoom))
                .param("zoom", zoom)
                .param("fine", Tile.FINEST - zoom)
                .param("shift", zoom - cell)
                .params(where.values())
                .query(ReportMap.Dot.class)
                .list();
    }

    long countTiles(ReportMap.Box box, ReportFilter filter) {
        ReportFilter.Condition where = filter.condition(Instant.EPOCH);
        return bound("""
                select coalesce(sum(n), 0)::bigint from (
                    select n from report.tally_tile
                    where zoom = 19 and tile_x between :west and :east and tile_y between :north and :south and %1$s
                    union all
                    select n from report.tally_change
                    where tile_x between :west and :east and tile_y between :north and :south and %1$s) as tiles""".formatted(where.sql()), View.of(box, Tile.FINEST))
                .params(where.values())
                .query(Long.class)
                .single();
    }

    long countRows(ReportMap.Box box, ReportFilter filter, Instant now, int enough) {
        ReportFilter.Condition where = filter.condition(now);
        return bound("""
                select count(*) from (
                    select 1 from report.report
                    where tile_x between :west and :east and tile_y between :north and :south and %s limit :enough) as found""".formatted(where.sql()), View.of(box, Tile.FINEST))
                .param("enough", enough)
                .params(where.values())
                .query(Long.class)
                .single();
    }

    List<ReportMap.Dot> gatherRows(ReportMap.Box box, int cell, ReportFilter filter, Instant now) {
        ReportFilter.Condition where = filter.condition(now);
        return bound("""
                select avg(lat) as lat, avg(lon) as lon, count(*) as count,
                       case when count(*) = 1 then min(number) end as number,
                       case when count(*) = 1 then min(category) end as category,
                       case when count(*) = 1 then min(status) end as status
                from report.report
                where tile_x between :west and :east and tile_y between :north and :south and %s
                group by tile_x >> :shift, tile_y >> :shift""".formatted(where.sql()), View.of(box, Tile.FINEST))
                .param("shift", Tile.FINEST - cell)
                .params(where.values())
                .query(ReportMap.Dot.class)
                .list();
    }

    List<ReportMap.Dot> points(ReportMap.Box box, ReportFilter filter, Instant now, int most) {
        ReportFilter.Condition where = filter.condition(now);
        View view = View.of(box, Tile.FINEST);
        // One index descent per tile column instead of the whole strip from pole to pole.
        List<Integer> columns = java.util.stream.IntStream.rangeClosed(view.west, Math.min(view.east, view.west + 4096))
                .boxed()
                .toList();
        return bound("""
                select lat, lon, 1 as count, number, category, status from report.report
                where tile_x in (:columns) and tile_y between :north and :south and :west <= :east and %s limit :most""".formatted(where.sql()), view)
                .param("columns", columns)
                .param("most", most)
                .params(where.values())
                .query(ReportMap.Dot.class)
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, View view) {
        return jdbc.sql(sql)
                .param("west", view.west)
                .param("east", view.east)
                .param("north", view.north)
                .param("south", view.south);
    }
}
