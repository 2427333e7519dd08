package id.andalan.region;

import java.util.List;

/**
 * What an import of boundaries did, or why it did nothing.
 *
 * @param stored the boundaries are in force now
 * @param wards wards that have a shape in the file
 * @param faults reasons why the file cannot be taken; nothing is stored when there is one
 * @param warnings what somebody should look at
 * @param changed wards whose shape differs from the one in force, by code
 * @param sameShare share of the new area that lies in the same ward as before, 0 to 1
 */
public record BoundaryImport(
        boolean stored,
        int wards,
        List<GeoFlaw> faults,
        List<GeoFlaw> warnings,
        List<Change> changed,
        double sameShare) {

    /** A ward before and after, in square kilometres; 0 before when it had no shape. */
    public record Change(String ward, String name, double beforeKm2, double afterKm2) {}
}
