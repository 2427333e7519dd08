package id.andalan.region;

/**
 * Where a point is.
 *
 * @param offshoreMeters 0 inside the ward, else the distance to it (at most {@link Regions#SNAP_METERS})
 */
public record Located(Region ward, int offshoreMeters) {}
