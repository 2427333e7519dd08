package id.andalan.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Draws ward boundaries where no official ones are at hand: every place on an island's coarse outline goes to the ward whose
 * known point is nearest (a Voronoi diagram). Good enough to show a map and to find the ward of most points; never to be taken for the
 * official boundaries.
 */
final class SchematicWards {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** Corners are rounded to this many parts of a metre, so that neighbours meet exactly. */
    private static final PrecisionModel MILLIMETERS = new PrecisionModel(1000);

    private SchematicWards() {}

    /**
     * Shapes for all wards that have a point.
     *
     * @param wards wards with a point; the others get no shape
     * @param outlines island name to outline, degrees
     * @return ward code to shape, degrees; an island without a ward's point goes to the ward with the nearest point
     */
    static Map<String, Geometry> draw(List<Region> wards, Map<String, Polygon> outlines) {
        LocalMeters meters = new LocalMeters(wards.stream()
                .flatMap(ward -> Stream.ofNullable(ward.point()))
                .mapToDouble(Region.Point::lat)
                .average()
                .orElse(0));
        Map<String, List<Geometry>> parts = new TreeMap<>();
        new TreeMap<>(outlines).forEach((island, degrees) -> {
            Polygon outline = (Polygon) meters.flat(degrees);
            List<Region> here = wards.stream()
                    .filter(ward -> ward.point() != null && island.equals(ward.island()))
                    .sorted(Comparator.comparing(Region::code))
                    .toList();
            if (here.isEmpty()) {
                add(parts, nearest(outline.getCentroid().getCoordinate(), wards, meters), outline);
            } else {
                share(outline, here, meters).forEach((ward, shape) -> add(parts, ward, shape));
            }
        });
        Map<String, Geometry> shapes = new HashMap<>();
        parts.forEach((ward, shape) -> shapes.put(ward, meters.degrees(GEOMETRIES.buildGeometry(shape))));
        return shapes;
    }

    private static void add(Map<String, List<Geometry>> parts, String ward, Geometry shape) {
        List<Geometry> own = parts.computeIfAbsent(ward, code -> new ArrayList<>());
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            own.add(shape.getGeometryN(i));
        }
    }

    private static Coordinate at(Region ward, LocalMeters meters) {
        Region.Point point = Objects.requireNonNull(ward.point());
        return meters.flat(point.lat(), point.lon());
    }

    private static String nearest(Coordinate from, List<Region> wards, LocalMeters meters) {
        return wards.stream()
                .filter(ward -> ward.point() != null)
                .min(Comparator.comparingDouble(
                                (Region ward) -> at(ward, meters).distance(from))
                        .thenComparing(Region::code))
                .orElseThrow()
                .code();
    }

    /** The outline shared out between the wards; together the shapes fill it without gap or overlap. */
    private static Map<String, Geometry> share(Polygon outline, List<Region> wards, LocalMeters meters) {
        List<Coordinate> sites = wards.stream().map(ward -> at(ward, meters)).toList();
        Map<String, List<Geometry>> faces = new TreeMap<>();
        for (Polygon face : faces(outline, sites)) {
            Coordinate inside = face.getInteriorPoint().getCoordinate();
            faces.computeIfAbsent(nearest(inside, wards, meters), code -> new ArrayList<>())
                    .add(face);
        }
        Map<String, Geometry> shapes = new TreeMap<>();
        faces.forEach((ward, own) -> shapes.put(ward, OverlayNGRobust.union(own)));
        return shapes;
    }

    /** Outline and Voronoi borders crossed with each other and cut into faces: so neighbours share their corners exactly. */
    private static List<Polygon> faces(Polygon outline, List<Coordinate> sites) {
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites);
        Envelope room = new Envelope(outline.getEnvelopeInternal());
        room.expandBy(1_000);
        voronoi.setClipEnvelope(room);
        Geometry cells = voronoi.getDiagram(GEOMETRIES);
        List<Geometry> lines = new ArrayList<>();
        lines.add(outline.getBoundary());
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            lines.add(cells.getGeometryN(i).getBoundary());
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(lines, GEOMETRIES, MILLIMETERS));
        Collection<?> polygons = polygonizer.getPolygons();
        return polygons.stream()
                .map(Polygon.class::cast)
                .filter(face -> outline.contains(face.getInteriorPoint()))
                .toList();
    }
}
