package id.andalan.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.andalan.AndalanTest;
import id.andalan.audit.AuditTrail;
import id.andalan.audit.JournalEntry;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.region.BoundaryOptions.CodeSystem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;

@AndalanTest
class BoundariesTest {
    private static final BoundaryOptions PLAIN = new BoundaryOptions(Optional.empty(), Optional.empty(), false);
    private static final String MARIKURUBU = "82.71.06.1007";

    @Autowired
    Boundaries boundaries;

    @Autowired
    Regions regions;

    @Autowired
    AuditTrail trail;

    @AfterEach
    void backToSchematic() {
        while (!regions.boundaries().isSchematic()) {
            boundaries.undo(Actor.SYSTEM);
        }
    }

    /** The boundaries in force, moved east by some degrees, as an agency might publish them. */
    private Map<String, String> features(double east, Function<Region, String> code) {
        Map<String, String> features = new TreeMap<>();
        regions.atlas().shapes().forEach((ward, shape) -> {
            Region region = regions.get(ward);
            List<String> polygons = new ArrayList<>();
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                polygons.add("[" + ring(((Polygon) shape.getGeometryN(i)).getExteriorRing(), east) + "]");
            }
            features.put(ward, """
                    {"type":"Feature","properties":{"kode":"%s","nama":"%s"},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}""".formatted(code.apply(region), region.name(), String.join(",", polygons)));
        });
        return features;
    }

    private static String ring(Geometry ring, double east) {
        return "["
                + List.of(ring.getCoordinates()).stream()
                        .map((Coordinate at) -> "[" + (at.x + east) + "," + at.y + "]")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static byte[] file(Map<String, String> features) {
        return ("{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features.values()) + "\n]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private BoundaryImport load(byte[] file) {
        return boundaries.load(Actor.SYSTEM, "resmi.geojson", file, PLAIN);
    }

    @Test
    void officialBoundariesReplaceTheSchematicOnesAndCanBeTakenBack() {
        Region.Point point = regions.pointOf("82.71.03.1007").orElseThrow();
        Map<String, Geometry> before = regions.atlas().shapes();
        String map = regions.map().etag();

        BoundaryImport result = load(file(features(0.0005, Region::code)));
        assertThat(result.faults()).isEmpty();
        assertThat(result.stored()).isTrue();
        assertThat(result.wards()).isEqualTo(77);
        assertThat(result.changed()).hasSize(77);
        assertThat(result.sameShare()).isBetween(0.85, 0.99);
        assertThat(result.warnings())
                .extracting(GeoFlaw::code)
                .contains("geo.ward.missing.heir")
                .doesNotContain("geo.ward.overlap", "geo.ward.name");
        assertThat(regions.boundaries().isSchematic()).isFalse();
        assertThat(regions.boundaries().source()).isEqualTo("resmi.geojson");
        assertThat(regions.map().etag()).isNotEqualTo(map);
        assertThat(new String(regions.map().json(), StandardCharsets.UTF_8)).contains("\"schematic\":false");
        assertThat(regions.locate(point.lat(), point.lon()).ward()).isNotNull();
        String official = regions.boundaries().id().toString();
        assertThat(trail.list("boundaries", official))
                .extracting(JournalEntry::action)
                .containsExactly("region.boundaries.imported");

        BoundarySet now = boundaries.undo(Actor.SYSTEM);
        assertThat(now.isSchematic()).isTrue();
        assertThat(regions.atlas().shapes()).isEqualTo(before);
        assertThat(regions.map().etag()).isEqualTo(map);
        assertThat(trail.list("boundaries", official))
                .extracting(JournalEntry::action)
                .containsExactly("region.boundaries.imported", "region.boundaries.undone");
        assertThatThrownBy(() -> boundaries.undo(Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("boundaries.none"));
    }

    @Test
    void undoGoesBackOneSetAtATime() {
        load(file(features(0.0005, Region::code)));
        Map<String, Geometry> first = regions.atlas().shapes();
        boundaries.load(Actor.SYSTEM, "kedua.geojson", file(features(0.0002, Region::code)), PLAIN);
        assertThat(regions.boundaries().source()).isEqualTo("kedua.geojson");
        boundaries.undo(Actor.SYSTEM);
        assertThat(regions.boundaries().source()).isEqualTo("resmi.geojson");
        assertThat(regions.atlas().shapes()).isEqualTo(first);
    }

    @Test
    void theSameFileTwiceIsNoChange() {
        byte[] file = file(features(0.0005, Region::code));
        load(file);
        assertThatThrownBy(() -> load(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("boundaries.same"));
    }

    @Test
    void aDryRunChangesNothing() {
        BoundaryImport result = boundaries.load(
                Actor.SYSTEM,
                "uji.geojson",
                file(features(0.0005, Region::code)),
                new BoundaryOptions(Optional.empty(), Optional.empty(), true));
        assertThat(result.changed()).hasSize(77);
        assertThat(result.stored()).isFalse();
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    @Test
    void digitsWithoutDotsNeedToBeSaidWhoseTheyAre() {
        byte[] bps = file(features(0.0005, region -> String.valueOf(region.bpsCode())));
        assertThat(load(bps).faults()).extracting(GeoFlaw::code).contains("geo.ward.undotted");
        BoundaryImport result = boundaries.load(
                Actor.SYSTEM,
                "bps.geojson",
                bps,
                new BoundaryOptions(Optional.of("kode"), Optional.of(CodeSystem.BPS), true));
        assertThat(result.faults()).isEmpty();
        // Read as the ministry's codes the digits name other wards; the names give it away, the missing wards refuse
        // it.
        BoundaryImport mixed = boundaries.load(
                Actor.SYSTEM,
                "bps.geojson",
                bps,
                new BoundaryOptions(Optional.of("kode"), Optional.of(CodeSystem.KEMENDAGRI), true));
        assertThat(mixed.faults()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crossing     | geo.invalid.5",
                "open         | geo.ring.open",
                "short        | geo.ring.short",
                "swapped      | geo.swapped",
                "meters       | geo.degrees",
                "text         | geo.number",
                "line         | geo.type",
                "nothing      | geo.missing",
                "unknown      | geo.ward.unknown",
                "nocode       | geo.ward.nocode",
                "twice        | geo.ward.twice",
                "missing      | geo.ward.missing",
                "far          | geo.ward.far",
                "overlapping  | geo.ward.overlap",
            })
    void refusesAWrongFeatureAndStoresNothing(String how, String code) {
        Map<String, String> features = features(0.0005, Region::code);
        spoil(features, how);
        BoundaryImport result = load(file(features));
        assertThat(result.stored()).isFalse();
        assertThat(result.faults()).extracting(GeoFlaw::code).contains(code);
        GeoFlaw flaw = result.faults().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        if (!how.equals("missing")) {
            assertThat(flaw.no()).isPositive();
            assertThat(flaw.line()).isEqualTo(flaw.no() + 1);
        }
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }

    private static void spoil(Map<String, String> features, String how) {
        String square = "[[127.35,0.79],[127.36,0.79],[127.36,0.80],[127.35,0.80],[127.35,0.79]]";
        String good = features.get(MARIKURUBU);
        switch (how) {
            case "crossing" ->
                shape(features, "[[127.35,0.79],[127.36,0.80],[127.36,0.79],[127.35,0.80],[127.35,0.79]]");
            case "open" -> shape(features, "[[127.35,0.79],[127.36,0.79],[127.36,0.80],[127.35,0.80]]");
            case "short" -> shape(features, "[[127.35,0.79],[127.36,0.79],[127.35,0.79]]");
            case "swapped" -> shape(features, "[[0.79,127.35],[0.79,127.36],[0.80,127.36],[0.79,127.35]]");
            case "meters" -> shape(features, "[[316000,87000],[317000,87000],[317000,88000],[316000,87000]]");
            case "text" -> shape(features, "[[\"127.35\",\"0.79\"],[127.36,0.79],[127.36,0.80],[127.35,0.79]]");
            case "far" -> shape(features, "[[126.38,1.32],[126.39,1.32],[126.39,1.33],[126.38,1.32]]");
            case "overlapping" ->
                shape(features, "[[127.30,0.78],[127.38,0.78],[127.38,0.82],[127.30,0.82],[127.30,0.78]]");
            case "line" -> features.put(MARIKURUBU, good.replace("MultiPolygon", "LineString"));
            case "nothing" -> features.put(MARIKURUBU, good.replaceAll("\"geometry\":.*", "\"geometry\":null}"));
            case "unknown" -> features.put(MARIKURUBU, good.replace(MARIKURUBU, "82.71.06.9999"));
            case "nocode" -> features.put(MARIKURUBU, good.replace("\"kode\"", "\"apa\""));
            case "twice" -> features.put(MARIKURUBU + "x", good);
            case "missing" -> features.remove(MARIKURUBU);
            default -> throw new IllegalArgumentException(how + square);
        }
    }

    private static void shape(Map<String, String> features, String ring) {
        features.put(MARIKURUBU, """
                {"type":"Feature","properties":{"kode":"82.71.06.1007"},"geometry":{"type":"Polygon","coordinates":[%s]}}""".formatted(ring));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                          | geo.json",
                "[]                                             | geo.collection",
                "{\"type\":\"Feature\"}                         | geo.collection",
                "{\"features\":[]}                              | geo.empty",
                "{\"features\":[{\"type\":\"Feature\"           | geo.json",
                "{\"crs\":{\"properties\":{\"name\":\"EPSG:32652\"}},\"features\":[]} | geo.crs",
            })
    void refusesWhatIsNoBoundaryFile(String content, String code) {
        BoundaryImport result = load(content.getBytes(StandardCharsets.UTF_8));
        assertThat(result.faults()).extracting(GeoFlaw::code).contains(code);
        assertThat(result.stored()).isFalse();
        assertThat(regions.boundaries().isSchematic()).isTrue();
    }
}
