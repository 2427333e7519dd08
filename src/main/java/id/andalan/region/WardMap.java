package id.andalan.region;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wards as a GeoJSON document for maps: small enough for a phone, neighbours still touching. Made once per change of the city's
 * territory and served from memory.
 */
public final class WardMap {
    /** Corners that stand out less than this are left out: two pixels of a phone's map at street level. */
    private static final double DETAIL_METERS = 8;
    /** Five decimals are 1.1 metres. */
    private static final double ROUNDING = 1e5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String etag;
    private final byte[] json;
    private final byte[] gzip;

    private WardMap(String etag, byte[] json, byte[] gzip) {
        this.etag = etag;
        this.json = json;
        this.gzip = gzip;
    }

    /** Changes exactly when the document does. */
    public String etag() {
        return etag;
    }

    /** The document, UTF-8; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** The document, compressed; not to be changed. */
    public byte[] gzip() {
        return gzip;
    }

    static WardMap of(Atlas atlas) {
        ObjectNode document = JSON.createObjectNode();
        document.put("type", "FeatureCollection");
        document.put("kind", atlas.boundaries().kind().name().toLowerCase(Locale.ROOT));
        document.put("schematic", atlas.boundaries().isSchematic());
        document.put("source", atlas.boundaries().source());
        ArrayNode features = document.putArray("features");
        simplified(atlas.shapes()).forEach((code, shape) -> {
            ObjectNode feature = features.addObject();
            feature.put("type", "Feature");
            feature.put("id", code);
            ObjectNode properties = feature.putObject("properties");
            properties.put("code", code);
            atlas.find(code).ifPresent(ward -> {
                properties.put("name", ward.name());
                properties.put("district", ward.parent());
                if (ward.parent() != null) {
                    atlas.find(ward.parent()).ifPresent(district -> properties.put("districtName", district.name()));
                }
            });
            geometry(feature.putObject("geometry"), shape);
        });
        byte[] json = JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        return new WardMap('"' + Digests.sha256(json).substring(0, 20) + '"', json, gzip(json));
    }

    private static Map<String, Geometry> simplified(Map<String, Geometry> shapes) {
        Map<String, Geometry> sorted = new TreeMap<>(shapes);
        LocalMeters meters = new LocalMeters(sorted.values().stream()
                .mapToDouble(shape -> shape.getCoordinate().y)
                .average()
                .orElse(0));
        Geometry[] flat = sorted.values().stream().map(meters::flat).toArray(Geometry[]::new);
        // All at once: simplified one by one, neighbours would gape.
        Geometry[] simple = CoverageSimplifier.simplify(flat, DETAIL_METERS);
        List<String> codes = List.copyOf(sorted.keySet());
        for (int i = 0; i < simple.length; i++) {
            sorted.put(codes.get(i), meters.degrees(simple[i].isEmpty() ? flat[i] : simple[i]));
        }
        return sorted;
    }

    private static void geometry(ObjectNode node, Geometry shape) {
        if (shape instanceof Polygon polygon) {
            node.put("type", "Polygon");
            rings(node.putArray("coordinates"), polygon);
            return;
        }
        node.put("type", "MultiPolygon");
        ArrayNode polygons = node.putArray("coordinates");
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            rings(polygons.addArray(), (Polygon) shape.getGeometryN(i));
        }
    }

    private static void rings(ArrayNode rings, Polygon polygon) {
        ring(rings.addArray(), polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(rings.addArray(), polygon.getInteriorRingN(i));
        }
    }

    private static void ring(ArrayNode positions, LinearRing ring) {
        for (Coordinate corner : ring.getCoordinates()) {
            positions
                    .addArray()
                    .add(Math.round(corner.x * ROUNDING) / ROUNDING)
                    .add(Math.round(corner.y * ROUNDING) / ROUNDING);
        }
    }

    private static byte[] gzip(byte[] json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
