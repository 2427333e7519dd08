package id.andalan.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class WardIndexTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** At the equator a degree of longitude is 111.3195 km. */
    private static final double METER = 1 / 111_319.5;

    private static Geometry box(double west, double east) {
        return GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(west, -0.01),
            new Coordinate(east, -0.01),
            new Coordinate(east, 0.01),
            new Coordinate(west, 0.01),
            new Coordinate(west, -0.01)
        });
    }

    private final WardIndex index = new WardIndex(Map.of("a", box(127.00, 127.01), "b", box(127.01, 127.02)));

    @Test
    void findsTheWardThatHoldsThePoint() {
        assertThat(index.find(0, 127.005, 150)).contains(new WardIndex.Hit("a", 0));
        assertThat(index.find(0, 127.015, 150)).contains(new WardIndex.Hit("b", 0));
    }

    @Test
    void aSharedBorderAlwaysBelongsToTheSameWard() {
        assertThat(index.find(0, 127.01, 150)).contains(new WardIndex.Hit("a", 0));
    }

    @Test
    void reachesAHundredAndFiftyMetersOffShore() {
        WardIndex.Hit hit = index.find(0, 127.02 + 149 * METER, 150).orElseThrow();
        assertThat(hit.ward()).isEqualTo("b");
        assertThat(hit.meters()).isBetween(148.9, 149.1);
        assertThat(index.find(0, 127.02 + 151 * METER, 150)).isEmpty();
        // North and south too, where a degree is shorter.
        assertThat(index.find(0.01 + 149 / 110_574.0, 127.005, 150)).isPresent();
        assertThat(index.find(0.01 + 151 / 110_574.0, 127.005, 150)).isEmpty();
        // At a corner the reach is a circle, not a square.
        assertThat(index.find(0.01 + 120 / 110_574.0, 127.02 + 120 * METER, 150))
                .isEmpty();
    }

    @Test
    void knowsTheNearestAtAnyDistance() {
        WardIndex.Hit hit = index.nearest(0, 127.52).orElseThrow();
        assertThat(hit.ward()).isEqualTo("b");
        assertThat(hit.meters()).isBetween(55_600.0, 55_700.0);
        assertThat(new WardIndex(Map.of()).nearest(0, 127)).isEmpty();
    }
}
