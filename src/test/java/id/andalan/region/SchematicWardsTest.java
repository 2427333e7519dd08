package id.andalan.region;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The schematic boundaries drawn from the pack of Ternate. */
class SchematicWardsTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Path PACK = Path.of("packs/ternate");

    private final Map<String, Polygon> islands = new HashMap<>();
    private final List<Region> wards;
    private final Map<String, Geometry> shapes;

    SchematicWardsTest() throws Exception {
        GeoFile.read(Files.readAllBytes(PACK.resolve("islands.geojson")))
                .features()
                .forEach(feature -> islands.put(feature.properties().get("name"), (Polygon) feature.geometry()));
        wards = Files.readAllLines(PACK.resolve("regions.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(field -> field[1].equals("ward") && !field[5].isEmpty())
                .map(field -> new Region(
                        field[0],
                        RegionLevel.WARD,
                        field[2],
                        field[3],
                        field[4],
                        new Region.Point(Double.parseDouble(field[5]), Double.parseDouble(field[6])),
                        Double.valueOf(field[7]),
                        null,
                        null,
                        Validity.ALWAYS,
                        null,
                        true,
                        null))
                .toList();
        shapes = SchematicWards.draw(wards, islands);
    }

    @Test
    void everyWardHasAShapeAroundItsOwnPointOnItsIsland() {
        assertThat(wards).hasSize(77);
        assertThat(shapes).hasSize(77);
        for (Region ward : wards) {
            Geometry shape = shapes.get(ward.code());
            Region.Point point = ward.point();
            assertThat(shape.contains(GEOMETRIES.createPoint(new Coordinate(point.lon(), point.lat()))))
                    .as(ward.name())
                    .isTrue();
            Geometry main = OverlayNGRobust.overlay(shape, islands.get(ward.island()), OverlayNG.INTERSECTION);
            // Only the islets without a ward of their own come on top.
            assertThat(main.getArea()).as(ward.name()).isGreaterThan(0.9 * shape.getArea());
        }
    }

    @Test
    void shapesFillTheIslandsWithoutGapOrOverlap() {
        // In metres, as they were drawn: in degrees the last digits of shared corners are the same too.
        Geometry[] coverage = shapes.values().toArray(Geometry[]::new);
        assertThat(CoverageValidator.isValid(coverage)).isTrue();
        double filled = shapes.values().stream().mapToDouble(Geometry::getArea).sum();
        double land = islands.values().stream().mapToDouble(Geometry::getArea).sum();
        assertThat(filled / land).isBetween(0.999999, 1.000001);
    }

    @Test
    void everyPlaceGoesToTheWardWithTheNearestPoint() {
        LocalMeters meters = new LocalMeters(0.9);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            Region ward = wards.get(random.nextInt(wards.size()));
            double lat = ward.point().lat() + (random.nextDouble() - 0.5) * 0.01;
            double lon = ward.point().lon() + (random.nextDouble() - 0.5) * 0.01;
            Geometry point = GEOMETRIES.createPoint(new Coordinate(lon, lat));
            if (islands.get(ward.island()).contains(point)) {
                Region nearest = wards.stream()
                        .filter(other -> other.island().equals(ward.island()))
                        .min(Comparator.comparingDouble(other -> meters.flat(lat, lon)
                                .distance(meters.flat(
                                        other.point().lat(), other.point().lon()))))
                        .orElseThrow();
                assertThat(shapes.get(nearest.code()).distance(point)).isLessThan(1e-7);
            }
        }
    }
}
