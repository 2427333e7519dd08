package id.andalan.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** From a point to its ward, in memory: built once per set of boundaries, then read by any number of threads. */
final class WardIndex {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final LocalMeters meters;
    private final STRtree tree = new STRtree();
    private final Envelope extent = new Envelope();

    /** The ward, and how far the point lies outside it (0 inside). */
    record Hit(String ward, double meters) {}

    private record Entry(String ward, IndexedPointInAreaLocator area, IndexedFacetDistance shore) {}

    /** Indexes shapes by ward code; degrees, longitude first. */
    WardIndex(Map<String, Geometry> shapes) {
        Envelope degrees = new Envelope();
        shapes.values().forEach(shape -> degrees.expandToInclude(shape.getEnvelopeInternal()));
        meters = new LocalMeters(degrees.isNull() ? 0 : degrees.centre().y);
        // In order of codes: a point on a border that two wards share belongs to the same one on every server.
        new TreeMap<>(shapes).forEach((ward, shape) -> {
            Geometry flat = meters.flat(shape);
            IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(flat);
            // Builds its index now; later calls only read.
            area.locate(flat.getCoordinate());
            tree.insert(flat.getEnvelopeInternal(), new Entry(ward, area, new IndexedFacetDistance(flat)));
            extent.expandToInclude(flat.getEnvelopeInternal());
        });
        tree.build();
    }

    /** The ward that holds the point, else the nearest one within {@code reachMeters}. */
    Optional<Hit> find(double lat, double lon, double reachMeters) {
        Coordinate at = meters.flat(lat, lon);
        Envelope spot = new Envelope(at);
        Entry inside = null;
        for (Entry entry : entries(spot)) {
            if (entry.area().locate(at) != Location.EXTERIOR
                    && (inside == null || entry.ward().compareTo(inside.ward()) < 0)) {
                inside = entry;
            }
        }
        if (inside != null) {
            return Optional.of(new Hit(inside.ward(), 0));
        }
        spot.expandBy(reachMeters);
        return nearest(at, entries(spot)).filter(hit -> hit.meters() <= reachMeters);
    }

    /** The nearest ward at any distance; empty only without wards. */
    Optional<Hit> nearest(double lat, double lon) {
        return nearest(meters.flat(lat, lon), entries(extent));
    }

    private Optional<Hit> nearest(Coordinate at, List<Entry> entries) {
        Geometry point = GEOMETRIES.createPoint(at);
        return entries.stream()
                .map(entry -> new Hit(entry.ward(), entry.shore().distance(point)))
                .min(Comparator.comparingDouble(Hit::meters).thenComparing(Hit::ward));
    }

    private List<Entry> entries(Envelope where) {
        List<Entry> found = new ArrayList<>(4);
        tree.query(where, (@Nullable Object entry) -> {
            if (entry instanceof Entry one) {
                found.add(one);
            }
        });
        return found;
    }
}
