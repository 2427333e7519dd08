package id.andalan.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Where a map of the city can be sent: all of it, its islands, its districts, its wards. A city of far islands shrinks to dots when all
 * of it is shown, so maps open on one place and offer the others. Made once per change of the territory.
 */
public final class MapPlaces {
    private final Place city;
    private final List<Place> islands;
    private final List<Place> districts;
    private final Map<String, Place> wards;
    private final Place home;

    /**
     * A place on the map.
     *
     * @param code of the region, or {@code pulau:} and the island's name
     * @param wards how many lie in it
     */
    public record Place(String code, String name, Box box, int wards) {}

    /** Degrees WGS 84. */
    public record Box(double west, double south, double east, double north) {
        /** As the scripts of the maps read it: {@code west,south,east,north}. */
        public String text() {
            return west + "," + south + "," + east + "," + north;
        }
    }

    private static final class Extent {
        private final Envelope box = new Envelope();
        private int wards;

        void add(Geometry shape) {
            box.expandToInclude(shape.getEnvelopeInternal());
            wards++;
        }

        Place place(String code, String name) {
            return new Place(code, name, new Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()), wards);
        }
    }

    private MapPlaces(Place city, List<Place> islands, List<Place> districts, Map<String, Place> wards) {
        this.city = city;
        this.islands = islands;
        this.districts = districts;
        this.wards = wards;
        this.home = islands.stream()
                .max(Comparator.comparingInt(Place::wards))
                .filter(most -> most.wards() * 2 > city.wards())
                .orElse(city);
    }

    static MapPlaces of(Atlas atlas) {
        Extent all = new Extent();
        Map<String, Extent> islands = new TreeMap<>();
        Map<String, Extent> districts = new TreeMap<>();
        Map<String, Place> wards = new HashMap<>();
        new TreeMap<>(atlas.shapes()).forEach((code, shape) -> {
            all.add(shape);
            Extent own = new Extent();
            own.add(shape);
            wards.put(code, own.place(code, name(atlas, code)));
            Region ward = atlas.find(code).orElse(null);
            if (ward != null && ward.island() != null) {
                islands.computeIfAbsent(ward.island(), name -> new Extent()).add(shape);
            }
            if (ward != null && ward.parent() != null) {
                districts
                        .computeIfAbsent(ward.parent(), district -> new Extent())
                        .add(shape);
            }
        });
        List<Place> byIsland = new ArrayList<>();
        islands.forEach((name, extent) -> byIsland.add(extent.place("pulau:" + name, name)));
        List<Place> byDistrict = new ArrayList<>();
        districts.forEach((code, extent) -> byDistrict.add(extent.place(code, name(atlas, code))));
        return new MapPlaces(all.place("kota", ""), List.copyOf(byIsland), List.copyOf(byDistrict), wards);
    }

    private static String name(Atlas atlas, String code) {
        return atlas.find(code).map(Region::name).orElse(code);
    }

    /** The whole city; has no name of its own. */
    public Place city() {
        return city;
    }

    /** Islands with wards, by name; empty where the pack names none. */
    public List<Place> islands() {
        return islands;
    }

    /** By code. */
    public List<Place> districts() {
        return districts;
    }

    /** Where a map opens: the island that holds most of the wards, else the whole city. */
    public Place home() {
        return home;
    }

    /** Where a map of this part of the city opens; {@link #home} when no part was asked for, or one without boundaries. */
    public Place start(@Nullable String ward, @Nullable String district) {
        Place asked = ward == null ? null : wards.get(ward);
        if (asked != null) {
            return asked;
        }
        return districts.stream()
                .filter(place -> place.code().equals(district))
                .findFirst()
                .orElse(home);
    }
}
