package id.andalan.region;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;

/**
 * Shares an area out between sites: a Voronoi diagram whose borders are shifted (a power diagram) until each cell has about the size
 * it should have. No border is shifted past a site, so every site stays in its own cell. Metres, flat.
 */
final class PowerCells {
    private static final int ROUNDS = 300;
    private static final double STEP = 0.25;
    /** How near a border may come to a site, as a share of the distance between two sites. */
    private static final double SPARED = 0.05;

    private final Coordinate[] ring;
    private final List<Coordinate> sites;
    private final double[] weights;

    /** Starts as a plain Voronoi diagram within a closed ring. */
    private PowerCells(Coordinate[] ring, List<Coordinate> sites) {
        this.ring = ring;
        this.sites = sites;
        this.weights = new double[sites.size()];
    }

    /**
     * Shares the area within {@code ring}. Cells touch, but do not share exact corner points.
     *
     * @param sizes the wanted sizes in any unit, in the order of the sites; only their proportions count
     */
    static PowerCells fit(Coordinate[] ring, List<Coordinate> sites, double[] sizes) {
        PowerCells cells = new PowerCells(ring, sites);
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        double total = Area.ofRing(ring);
        for (int round = 0; round < ROUNDS; round++) {
            double[] moved = cells.weights.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += STEP * (sizes[i] / sum * total - Area.ofRing(cells.cell(i)));
            }
            cells.adopt(moved);
        }
        return cells;
    }

    /** Takes over the new weights, lowered until no cell reaches over another one's site. */
    private void adopt(double[] moved) {
        boolean lowered = true;
        while (lowered) {
            lowered = false;
            for (int i = 0; i < moved.length; i++) {
                for (int j = 0; j < moved.length; j++) {
                    double most = moved[j] + square(sites.get(i), sites.get(j)) * (1 - 2 * SPARED);
                    if (j != i && moved[i] > most) {
                        moved[i] = most;
                        lowered = true;
                    }
                }
            }
        }
        System.arraycopy(moved, 0, weights, 0, moved.length);
    }

    /** The part of the area that belongs to site {@code i}, as a closed ring; empty when nothing does. */
    Coordinate[] cell(int i) {
        Coordinate[] cell = ring;
        for (int j = 0; j < sites.size() && cell.length > 0; j++) {
            if (j != i) {
                cell = clip(cell, sites.get(i), weights[i], sites.get(j), weights[j]);
            }
        }
        return cell;
    }

    /** The site whose cell holds the point. */
    int owner(Coordinate at) {
        int owner = 0;
        for (int i = 1; i < sites.size(); i++) {
            if (square(at, sites.get(i)) - weights[i] < square(at, sites.get(owner)) - weights[owner]) {
                owner = i;
            }
        }
        return owner;
    }

    /** The part of a ring that is nearer to {@code a} than to {@code b} (Sutherland and Hodgman, one edge). */
    private static Coordinate[] clip(Coordinate[] ring, Coordinate a, double weightA, Coordinate b, double weightB) {
        double nx = b.x - a.x;
        double ny = b.y - a.y;
        double limit = (b.x * b.x + b.y * b.y - weightB - a.x * a.x - a.y * a.y + weightA) / 2;
        List<Coordinate> kept = new ArrayList<>(ring.length + 2);
        for (int k = 0; k < ring.length - 1; k++) {
            Coordinate from = ring[k];
            Coordinate to = ring[k + 1];
            double before = nx * from.x + ny * from.y - limit;
            double after = nx * to.x + ny * to.y - limit;
            if (before <= 0) {
                kept.add(from);
            }
            if ((before < 0 && after > 0) || (before > 0 && after < 0)) {
                double share = before / (before - after);
                kept.add(new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
            }
        }
        if (kept.size() < 3) {
            return new Coordinate[0];
        }
        kept.add(kept.getFirst());
        return kept.toArray(Coordinate[]::new);
    }

    private static double square(Coordinate a, Coordinate b) {
        return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
    }
}
