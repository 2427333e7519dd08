package id.andalan.region;

import java.util.Optional;

/**
 * How a file of boundaries is to be read.
 *
 * @param codeProperty property that holds the ward's code; empty to look for one of the usual names
 * @param undotted what ten digits without dots mean; empty refuses them, since both offices use the same digits for different wards
 * @param dryRun only say what would happen
 */
public record BoundaryOptions(Optional<String> codeProperty, Optional<CodeSystem> undotted, boolean dryRun) {
    /** Who numbers the wards: the Ministry of Home Affairs or the statistics office. */
    public enum CodeSystem {
        KEMENDAGRI,
        BPS
    }
}
