package id.andalan.booking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which spots are taken when, in minutes since 1970; and how many pieces are lent out when. Half-open everywhere. */
final class Occupancy {
    private final Map<String, List<Taken>> spots = new HashMap<>();
    private final Map<String, List<Lent>> equipment = new HashMap<>();

    /** A spot from one minute to another. */
    record Taken(String spot, long from, long to) {}

    /** So many pieces from one minute to another. */
    record Lent(String equipment, long from, long to, int pieces) {}

    void add(Taken taken) {
        spots.computeIfAbsent(taken.spot, key -> new ArrayList<>()).add(taken);
    }

    void add(Lent lent) {
        equipment.computeIfAbsent(lent.equipment, key -> new ArrayList<>()).add(lent);
    }

    boolean isFree(String spot, long from, long to) {
        return spots.getOrDefault(spot, List.of()).stream().noneMatch(taken -> taken.from < to && from < taken.to);
    }

    boolean areFree(List<String> keys, long from, long to) {
        return keys.stream().allMatch(key -> isFree(key, from, to));
    }

    /** The most pieces that are out at one moment between the two. */
    int lent(String code, long from, long to) {
        List<Lent> during = equipment.getOrDefault(code, List.of()).stream()
                .filter(lent -> lent.from < to && from < lent.to)
                .toList();
        int most = 0;
        // The number of pieces only rises where a loan begins.
        for (Lent begin : during) {
            long at = Math.max(begin.from, from);
            int out = during.stream()
                    .filter(lent -> lent.from <= at && at < lent.to)
                    .mapToInt(Lent::pieces)
                    .sum();
            most = Math.max(most, out);
        }
        return most;
    }
}
