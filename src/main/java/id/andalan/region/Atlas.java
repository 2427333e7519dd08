package id.andalan.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** Everything about the territory as of one reading of the database; never changes. */
final class Atlas {
    private final List<Region> regions;
    private final Map<String, List<Region>> byCode = new LinkedHashMap<>();
    private final BoundarySet boundaries;
    private final Map<String, Geometry> shapes;
    private final WardIndex index;
    private final WardMap map;
    private final MapPlaces places;

    Atlas(List<Region> regions, BoundarySet boundaries, Map<String, Geometry> shapes) {
        this.regions = List.copyOf(regions);
        regions.forEach(region ->
                byCode.computeIfAbsent(region.code(), code -> new ArrayList<>()).add(region));
        this.boundaries = boundaries;
        this.shapes = Map.copyOf(shapes);
        this.index = new WardIndex(shapes);
        this.map = WardMap.of(this);
        this.places = MapPlaces.of(this);
    }

    List<Region> regions() {
        return regions;
    }

    BoundarySet boundaries() {
        return boundaries;
    }

    Map<String, Geometry> shapes() {
        return shapes;
    }

    WardIndex index() {
        return index;
    }

    WardMap map() {
        return map;
    }

    MapPlaces places() {
        return places;
    }

    /** The newest row of a code. */
    Optional<Region> find(String code) {
        return Optional.ofNullable(byCode.get(code)).map(List::getLast);
    }

    Optional<Region> find(String code, LocalDate date) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(region -> region.validity().holds(date))
                .findFirst();
    }

    List<Region> list(RegionLevel level, LocalDate date) {
        return regions.stream()
                .filter(region -> region.level() == level && region.validity().holds(date))
                .toList();
    }
}
