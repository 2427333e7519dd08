package id.andalan.region;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.pack.Editions;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the ward boundaries: takes official ones in place of the schematic ones, and takes them back. Records that lie in a ward
 * stay there: new boundaries count for new points only.
 */
@Service
public class Boundaries {
    private final Regions regions;
    private final BoundaryTable table;
    private final City city;
    private final AuditTrail trail;
    private final Editions editions;
    private final Clock clock;

    Boundaries(Regions regions, BoundaryTable table, City city, AuditTrail trail, Editions editions, Clock clock) {
        this.regions = regions;
        this.table = table;
        this.city = city;
        this.trail = trail;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Reads a GeoJSON file of official ward boundaries and puts them in force, whole or not at all.
     *
     * @param source what to call the file in the history
     * @throws Refusal {@code boundaries.same} when exactly this file is in force already
     */
    @Transactional
    public BoundaryImport load(Actor actor, String source, byte[] file, BoundaryOptions options) {
        String digest = Digests.sha256(file);
        table.lock();
        BoundarySet before = table.findInForce().orElseThrow();
        if (table.digest(before.id()).equals(digest)) {
            throw new Refusal("boundaries.same", before.source());
        }
        // Read anew: what is in memory may be a second old.
        Atlas atlas = regions.read(before);
        BoundaryCheck check = new BoundaryCheck(atlas, atlas.list(RegionLevel.WARD, city.dateAt(clock.instant())));
        BoundaryImport result = check.check(GeoFile.read(file), options);
        if (options.dryRun() || !result.faults().isEmpty()) {
            return result;
        }
        BoundarySet set = new BoundarySet(Ids.next(), BoundarySet.Kind.OFFICIAL, source, clock.instant());
        table.insert(set, digest, check.shapes());
        trail.record(
                actor,
                "region.boundaries.imported",
                "boundaries",
                set.id(),
                Map.of(
                        "digest", digest,
                        "before", before.id().toString(),
                        "wards", result.wards(),
                        "changed", result.changed().size()));
        editions.changed(Regions.MEMORY);
        return new BoundaryImport(
                true, result.wards(), result.faults(), result.warnings(), result.changed(), result.sameShare());
    }

    /**
     * Takes back the official boundaries in force; the ones before are in force again.
     *
     * @return what is in force now
     * @throws Refusal {@code boundaries.none} when the boundaries in force are the schematic ones
     */
    @Transactional
    public BoundarySet undo(Actor actor) {
        table.lock();
        BoundarySet undone = table.findInForce().orElseThrow();
        if (undone.isSchematic()) {
            throw new Refusal("boundaries.none");
        }
        table.undo(undone.id(), clock.instant());
        BoundarySet now = table.findInForce().orElseThrow();
        trail.record(
                actor,
                "region.boundaries.undone",
                "boundaries",
                undone.id(),
                Map.of("now", now.id().toString()));
        editions.changed(Regions.MEMORY);
        return now;
    }
}
