package id.andalan.region;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * A flat map in metres around one latitude, good to 0.1 % over the size of a city: distances and areas are wrong in degrees, since a
 * degree of longitude shrinks towards the poles. x east, y north.
 */
final class LocalMeters {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final double perLon;
    private final double perLat;

    LocalMeters(double latitude) {
        double phi = Math.toRadians(latitude);
        perLat = 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
        perLon = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
    }

    Coordinate flat(double lat, double lon) {
        return new Coordinate(lon * perLon, lat * perLat);
    }

    /** From degrees (longitude first) to metres. */
    Geometry flat(Geometry degrees) {
        return scale(degrees, perLon, perLat);
    }

    /** From metres to degrees (longitude first). */
    Geometry degrees(Geometry flat) {
        return scale(flat, 1 / perLon, 1 / perLat);
    }

    private static Geometry scale(Geometry geometry, double x, double y) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence coordinates, Geometry parent) {
                Coordinate[] scaled = new Coordinate[coordinates.size()];
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] = new Coordinate(coordinates.getX(i) * x, coordinates.getY(i) * y);
                }
                return GEOMETRIES.getCoordinateSequenceFactory().create(scaled);
            }
        }.transform(geometry);
    }
}
