package id.andalan.region;

import id.andalan.core.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A province, city, district or ward during one span of time.
 *
 * @param code Kemendagri code, e.g. {@code 82.71.06.1007}
 * @param parent code of the region it lies in
 * @param island wards only: island whose outline holds it
 * @param point wards only: a point inside it; null when none is known (a ward split off without official boundaries)
 * @param areaKm2 published area; null when unknown
 * @param bpsCode code of the statistics office, which numbers wards differently
 * @param predecessor ward that it was split off from; takes what cannot be placed in it
 * @param dateCertain the first day of {@code validity} is a known fact, not an estimate
 */
public record Region(
        String code,
        RegionLevel level,
        String name,
        @Nullable String parent,
        @Nullable String island,
        @Nullable Point point,
        @Nullable Double areaKm2,
        @Nullable String bpsCode,
        @Nullable String postcode,
        Validity validity,
        @Nullable String predecessor,
        boolean dateCertain,
        @Nullable String note) {

    /** WGS 84, degrees. */
    public record Point(double lat, double lon) {}
}
