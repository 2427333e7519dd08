package id.andalan.region;

import java.time.Instant;
import java.util.UUID;

/**
 * Where the ward boundaries in force come from.
 *
 * @param source file or method they came from
 */
public record BoundarySet(UUID id, Kind kind, String source, Instant madeAt) {
    /** Schematic: computed by ourselves from the wards' points, to be shown as such. Official: imported. */
    public enum Kind {
        SCHEMATIC,
        OFFICIAL
    }

    public boolean isSchematic() {
        return kind == Kind.SCHEMATIC;
    }
}
