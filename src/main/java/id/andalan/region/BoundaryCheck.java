package id.andalan.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Holds a file of boundaries against the wards of the city: codes, coverage, overlaps, places, and what would change. */
final class BoundaryCheck {
    /** As the features stand in the file; what is about no feature mostly follows from what is wrong there, so it comes last. */
    private static final Comparator<GeoFlaw> IN_FILE =
            Comparator.comparingInt((GeoFlaw flaw) -> flaw.no() == 0 ? Integer.MAX_VALUE : flaw.no());

    private static final double SQUARE_KM = 1e6;
    /** Neighbours drawn apart overlap in slivers; a tenth of a hectare is worth a look, a twentieth of a ward is wrong. */
    private static final double OVERLAP_NOTED_M2 = 1_000;

    private static final double OVERLAP_REFUSED = 0.05;
    private static final double FAR_METERS = 20_000;
    private static final double AREA_NOTED = 0.25;
    private static final double SAME_SHAPE_M2 = 1;

    private final Atlas atlas;
    private final List<Region> wards;
    private final LocalMeters meters;
    private final List<GeoFlaw> faults = new ArrayList<>();
    private final List<GeoFlaw> warnings = new ArrayList<>();
    private final Map<String, Geometry> shapes = new TreeMap<>();
    private final Map<String, Geometry> flat = new TreeMap<>();
    private final Map<String, GeoFeature> features = new HashMap<>();

    /** Checks against the wards that exist now and the boundaries in force. */
    BoundaryCheck(Atlas atlas, List<Region> wards) {
        this.atlas = atlas;
        this.wards = wards;
        this.meters = new LocalMeters(wards.stream()
                .filter(ward -> ward.point() != null)
                .mapToDouble(ward -> ward.point() == null ? 0 : ward.point().lat())
                .average()
                .orElse(0));
    }

    Map<String, Geometry> shapes() {
        return shapes;
    }

    BoundaryImport check(GeoFile file, BoundaryOptions options) {
        faults.addAll(file.flaws());
        WardCodes codes = new WardCodes(wards, options);
        file.features().forEach(feature -> take(feature, codes));
        coverage();
        overlaps();
        faults.sort(IN_FILE);
        warnings.sort(Comparator.comparingInt(GeoFlaw::no));
        return new BoundaryImport(false, shapes.size(), faults, warnings, changes(), sameShare());
    }

    private void take(GeoFeature feature, WardCodes codes) {
        WardCodes.Match match = codes.match(feature);
        match.flaw().ifPresent(faults::add);
        if (match.ward().isEmpty()) {
            return;
        }
        Region ward = match.ward().get();
        GeoFeature first = features.putIfAbsent(ward.code(), feature);
        if (first != null) {
            faults.add(flaw(feature, "geo.ward.twice", ward.code(), first.no()));
            return;
        }
        Geometry shape = feature.geometry();
        if (shape != null) {
            shapes.put(ward.code(), shape);
            flat.put(ward.code(), meters.flat(shape));
            place(ward, feature);
            name(ward, feature);
        }
    }

    /** The shape lies where the ward is known to be, and is about as large. */
    private void place(Region ward, GeoFeature feature) {
        Geometry shape = flat.get(ward.code());
        if (shape == null || ward.point() == null) {
            return;
        }
        Coordinate at = meters.flat(ward.point().lat(), ward.point().lon());
        double away = shape.distance(new GeometryFactory().createPoint(at));
        if (away > FAR_METERS) {
            faults.add(flaw(feature, "geo.ward.far", ward.name(), Math.round(away / 1000)));
        } else if (away > 0) {
            warnings.add(flaw(feature, "geo.ward.point", ward.name(), Math.round(away)));
        }
        double km2 = shape.getArea() / SQUARE_KM;
        if (ward.areaKm2() != null && Math.abs(km2 - ward.areaKm2()) > AREA_NOTED * ward.areaKm2()) {
            warnings.add(flaw(feature, "geo.ward.area", ward.name(), shown(km2), shown(ward.areaKm2())));
        }
    }

    /** Another name under the right code is the sign of a shifted table. */
    private void name(Region ward, GeoFeature feature) {
        feature.properties().forEach((property, value) -> {
            String key = property.toLowerCase(Locale.ROOT);
            if ((key.equals("nama") || key.equals("name") || key.equals("namobj"))
                    && !letters(value).equals(letters(ward.name()))) {
                warnings.add(flaw(feature, "geo.ward.name", ward.code(), value, ward.name()));
            }
        });
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Every ward has a shape; one that was split off lately may still lie within its predecessor's. */
    private void coverage() {
        for (Region ward : wards) {
            if (features.containsKey(ward.code())) {
                continue;
            }
            String predecessor = ward.predecessor();
            if (predecessor != null && features.containsKey(predecessor)) {
                String heir = atlas.find(predecessor).map(Region::name).orElse(predecessor);
                warnings.add(GeoFlaw.of(0, 0, "geo.ward.missing.heir", ward.code(), ward.name(), heir));
            } else {
                faults.add(GeoFlaw.of(0, 0, "geo.ward.missing", ward.code(), ward.name()));
            }
        }
    }

    private void overlaps() {
        List<String> codes = List.copyOf(flat.keySet());
        for (int i = 0; i < codes.size(); i++) {
            for (int j = i + 1; j < codes.size(); j++) {
                overlap(codes.get(i), codes.get(j));
            }
        }
    }

    private void overlap(String one, String other) {
        Geometry a = flat.get(one);
        Geometry b = flat.get(other);
        GeoFeature feature = features.get(one);
        if (a == null
                || b == null
                || feature == null
                || !a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
            return;
        }
        double m2 = area(a, b, OverlayNG.INTERSECTION);
        if (m2 > OVERLAP_REFUSED * Math.min(a.getArea(), b.getArea())) {
            faults.add(flaw(feature, "geo.ward.overlap", one, other, shown(m2 / SQUARE_KM)));
        } else if (m2 > OVERLAP_NOTED_M2) {
            warnings.add(flaw(feature, "geo.ward.overlap", one, other, shown(m2 / SQUARE_KM)));
        }
    }

    private List<BoundaryImport.Change> changes() {
        List<BoundaryImport.Change> changes = new ArrayList<>();
        flat.forEach((code, after) -> {
            Geometry before = before(code);
            if (before == null || area(before, after, OverlayNG.SYMDIFFERENCE) > SAME_SHAPE_M2) {
                changes.add(new BoundaryImport.Change(
                        code,
                        atlas.find(code).map(Region::name).orElse(code),
                        before == null ? 0 : before.getArea() / SQUARE_KM,
                        after.getArea() / SQUARE_KM));
            }
        });
        return changes;
    }

    private double sameShare() {
        double total = 0;
        double same = 0;
        for (Map.Entry<String, Geometry> entry : flat.entrySet()) {
            total += entry.getValue().getArea();
            Geometry before = before(entry.getKey());
            same += before == null ? 0 : area(before, entry.getValue(), OverlayNG.INTERSECTION);
        }
        return total == 0 ? 0 : same / total;
    }

    private @Nullable Geometry before(String code) {
        return Optional.ofNullable(atlas.shapes().get(code)).map(meters::flat).orElse(null);
    }

    private static double area(Geometry a, Geometry b, int operation) {
        return OverlayNGRobust.overlay(a, b, operation).getArea();
    }

    private static GeoFlaw flaw(GeoFeature feature, String code, Object... args) {
        return new GeoFlaw(feature.no(), feature.line(), code, List.of(args));
    }

    private static String shown(double km2) {
        return String.format(Locale.ROOT, "%.3f", km2);
    }
}
