package id.andalan.region;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import tools.jackson.databind.JsonNode;

/** Reads one GeoJSON geometry that must be an area in degrees, and says what is wrong with it. */
final class GeoShape {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private GeoShape() {}

    /** The reason why a geometry is none. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final transient List<Object> args;

        Unsound(String code, Object... args) {
            super(code, null, false, false);
            this.code = code;
            this.args = List.of(args);
        }

        String code() {
            return code;
        }

        List<Object> args() {
            return args;
        }
    }

    static Geometry read(JsonNode geometry) throws Unsound {
        JsonNode coordinates = geometry.path("coordinates");
        Geometry shape = switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> multiPolygon(coordinates);
            case "" -> throw new Unsound("geo.missing");
            default -> throw new Unsound("geo.type", geometry.path("type").asString());
        };
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw new Unsound("geo.invalid." + error.getErrorType(), shown(at.x), shown(at.y));
        }
        return shape;
    }

    private static Geometry multiPolygon(JsonNode coordinates) throws Unsound {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : coordinates) {
            polygons.add(polygon(polygon));
        }
        if (polygons.isEmpty()) {
            throw new Unsound("geo.missing");
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) throws Unsound {
        List<LinearRing> all = new ArrayList<>();
        for (JsonNode ring : rings) {
            all.add(ring(ring));
        }
        if (all.isEmpty()) {
            throw new Unsound("geo.missing");
        }
        return GEOMETRIES.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) throws Unsound {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode position : positions) {
            ring.add(position(position));
        }
        if (ring.size() < 4) {
            throw new Unsound("geo.ring.short", ring.size());
        }
        if (!ring.getFirst().equals2D(ring.getLast())) {
            throw new Unsound("geo.ring.open", shown(ring.getFirst().x), shown(ring.getFirst().y));
        }
        return GEOMETRIES.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static Coordinate position(JsonNode position) throws Unsound {
        if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
            throw new Unsound("geo.number", position.toString());
        }
        double lon = position.path(0).asDouble();
        double lat = position.path(1).asDouble();
        if (Math.abs(lon) <= 90 && Math.abs(lat) > 90 && Math.abs(lat) <= 180) {
            throw new Unsound("geo.swapped", shown(lon), shown(lat));
        }
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new Unsound("geo.degrees", shown(lon), shown(lat));
        }
        return new Coordinate(lon, lat);
    }

    /** As text: message formats would round and group the digits. */
    static String shown(double degrees) {
        return Double.toString(degrees);
    }
}
