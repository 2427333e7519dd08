package id.andalan.region;

import id.andalan.core.Ids;
import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/** Reads {@code islands.geojson} and stores a new schematic set of boundaries when what it is drawn from has changed. */
@Component
class SchematicSets {
    private static final String FILE = "islands.geojson";
    private static final String ISLAND = "island";
    /** Raise it when the drawing itself changes. */
    private static final String METHOD = "voronoi-1";

    private final BoundaryTable table;
    private final Clock clock;

    SchematicSets(BoundaryTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    Runnable read(PackReading pack, List<RegionPart.Line> lines) {
        Optional<String> text = pack.text(FILE);
        Map<String, Polygon> outlines = text.map(json -> outlines(json, pack)).orElse(Map.of());
        List<Region> wards = new ArrayList<>();
        for (RegionPart.Line line : lines) {
            Region region = line.region();
            if (region.level() == RegionLevel.WARD && RegionPart.isOpen(region)) {
                wards.add(region);
                check(line, outlines, pack);
            }
        }
        String digest = digest(text.orElse(""), wards);
        return () -> {
            if (table.schematicDigest().filter(digest::equals).isEmpty()) {
                BoundarySet set = new BoundarySet(Ids.next(), BoundarySet.Kind.SCHEMATIC, FILE, clock.instant());
                table.insert(set, digest, SchematicWards.draw(wards, outlines));
            }
        };
    }

    private static Map<String, Polygon> outlines(String json, PackReading pack) {
        GeoFile file = GeoFile.read(json.getBytes(StandardCharsets.UTF_8));
        file.flaws()
                .forEach(flaw -> pack.fault(
                        new Place(FILE, flaw.line()), flaw.code(), flaw.args().toArray()));
        Map<String, Polygon> outlines = new LinkedHashMap<>();
        for (GeoFeature feature : file.features()) {
            Place place = new Place(FILE, feature.line());
            String name = feature.properties().getOrDefault("name", "");
            if (name.isEmpty()) {
                pack.fault(place, "pack.empty", "name");
                continue;
            }
            pack.define(ISLAND, name, place);
            Geometry shape = feature.geometry();
            if (shape instanceof Polygon polygon) {
                outlines.forEach((other, outline) -> {
                    if (outline.intersects(polygon)) {
                        pack.fault(place, "pack.island.overlap", name, other);
                    }
                });
                outlines.put(name, polygon);
            } else if (shape != null) {
                pack.fault(place, "pack.island.polygon", name);
            }
        }
        return outlines;
    }

    private static void check(RegionPart.Line line, Map<String, Polygon> outlines, PackReading pack) {
        Region ward = line.region();
        if (ward.island() != null) {
            pack.refer(ISLAND, ward.island(), line.row().place());
        } else {
            pack.fault(line.row().place(), "pack.empty", ISLAND);
        }
        if (ward.point() == null) {
            if (ward.predecessor() == null) {
                pack.fault(line.row().place(), "pack.region.placeless", ward.code());
            }
            return;
        }
        Polygon outline = ward.island() == null ? null : outlines.get(ward.island());
        Coordinate at = new Coordinate(ward.point().lon(), ward.point().lat());
        if (outline != null && !outline.contains(new GeometryFactory().createPoint(at))) {
            pack.fault(line.row().place(), "pack.region.outside", ward.code(), Objects.requireNonNull(ward.island()));
        }
    }

    private static String digest(String islands, List<Region> wards) {
        StringBuilder inputs = new StringBuilder(METHOD).append(islands);
        for (Region ward : wards) {
            inputs.append(ward.code())
                    .append(ward.island())
                    .append(ward.point())
                    .append(ward.areaKm2());
        }
        return Digests.sha256(inputs.toString().getBytes(StandardCharsets.UTF_8));
    }
}
