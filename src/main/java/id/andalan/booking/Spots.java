package id.andalan.booking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The smallest things that only one booking at a time can have: each unit of a place ({@code studio#1}), and for two places that exclude
 * each other what they share ({@code stage|yard}). Two bookings are in each other's way exactly when they need the same spot.
 */
final class Spots {
    private Spots() {}

    static List<String> of(String place, int unit, Collection<String> excluded) {
        List<String> keys = new ArrayList<>();
        keys.add(place + "#" + unit);
        for (String other : excluded) {
            keys.add(place.compareTo(other) < 0 ? place + "|" + other : other + "|" + place);
        }
        return keys;
    }

    /** For each place those that it excludes, or that exclude it. */
    static Map<String, List<String>> excluded(Collection<Place> places) {
        Map<String, Set<String>> pairs = new TreeMap<>();
        for (Place place : places) {
            for (String other : place.excludes()) {
                pairs.computeIfAbsent(place.code(), code -> new TreeSet<>()).add(other);
                pairs.computeIfAbsent(other, code -> new TreeSet<>()).add(place.code());
            }
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        pairs.forEach((code, others) -> all.put(code, List.copyOf(others)));
        return all;
    }

    /** Every spot that these places need. */
    static List<String> all(Collection<Place> places) {
        Map<String, List<String>> excluded = excluded(places);
        Set<String> keys = new TreeSet<>();
        for (Place place : places) {
            for (int unit = 1; unit <= place.units(); unit++) {
                keys.addAll(of(place.code(), unit, excluded.getOrDefault(place.code(), List.of())));
            }
        }
        return List.copyOf(keys);
    }
}
