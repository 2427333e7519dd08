package id.andalan.report;

import id.andalan.report.ReportMap.Dot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the dots of a map apart: cells of a grid lie side by side, but their centres may stand so close that one hides the other's number. */
final class Dots {
    /** Pixels between two centres; the largest dots are a little wider. */
    private static final int APART = 48;

    private static final int TILE_PIXELS = 256;

    /** Joining moves a centre, which may bring it close to another: looked at again, but not for ever. */
    private static final int ROUNDS = 4;

    private Dots() {}

    /** The same reports in dots that are at least {@link #APART} from each other at this zoom, largest first. */
    static List<Dot> apart(List<Dot> dots, int zoom) {
        List<Dot> before = dots;
        for (int round = 0; round < ROUNDS; round++) {
            List<Dot> after = join(before, TILE_PIXELS * Math.pow(2, zoom));
            if (after.size() == before.size()) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static List<Dot> join(List<Dot> dots, double worldPixels) {
        Map<Long, List<Heap>> grid = new HashMap<>();
        List<Heap> heaps = new ArrayList<>();
        for (Dot dot : dots.stream()
                .sorted(Comparator.comparingLong(Dot::count).reversed())
                .toList()) {
            double x = (dot.lon() + 180) / 360 * worldPixels;
            double y = mercator(dot.lat()) * worldPixels;
            Heap near = near(grid, x, y);
            if (near == null) {
                Heap heap = new Heap(x, y, dot);
                heaps.add(heap);
                grid.computeIfAbsent(cell(column(x), column(y)), at -> new ArrayList<>())
                        .add(heap);
            } else {
                near.add(dot);
            }
        }
        return heaps.stream().map(Heap::dot).toList();
    }

    private static @Nullable Heap near(Map<Long, List<Heap>> grid, double x, double y) {
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (Heap heap : grid.getOrDefault(cell(column(x) + dx, column(y) + dy), List.of())) {
                    if (Math.hypot(heap.x - x, heap.y - y) < APART) {
                        return heap;
                    }
                }
            }
        }
        return null;
    }

    private static int column(double pixels) {
        return (int) Math.floor(pixels / APART);
    }

    private static long cell(int x, int y) {
        return ((long) x << 32) | (y & 0xffff_ffffL);
    }

    /** 0 in the north to 1 in the south, as Web Mercator maps are drawn. */
    private static double mercator(double lat) {
        double sin = Math.sin(Math.toRadians(lat));
        return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    /** What stands where its first and largest dot stood. */
    private static final class Heap {
        private final double x;
        private final double y;
        private final Dot first;
        private double lat;
        private double lon;
        private long count;

        Heap(double x, double y, Dot first) {
            this.x = x;
            this.y = y;
            this.first = first;
            add(first);
        }

        void add(Dot dot) {
            lat += dot.lat() * dot.count();
            lon += dot.lon() * dot.count();
            count += dot.count();
        }

        Dot dot() {
            return count == first.count() ? first : new Dot(lat / count, lon / count, count, null, null, null);
        }
    }
}
