package id.andalan.pack;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the pack: checks a folder, loads it. */
@Service
public class Packs {
    private final List<PackPart> parts;
    private final PackTable table;
    private final Editions editions;
    private final AuditTrail trail;

    Packs(List<PackPart> parts, PackTable table, Editions editions, AuditTrail trail) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(PackPart::order)).toList();
        this.table = table;
        this.editions = editions;
        this.trail = trail;
    }

    /** Reads and checks the whole pack without storing anything; no faults means that it can be loaded. */
    @Transactional(readOnly = true)
    public List<Fault> check(Path folder) {
        return look(folder).faults();
    }

    /** Like {@link #check}, with what is worth knowing and no fault. */
    @Transactional(readOnly = true)
    public Findings look(Path folder) {
        return findings(read(folder));
    }

    /**
     * Like {@link #look(Path)}, of one folder of services and what all of them stand on.
     *
     * @param service name of its folder; one that is not there is a fault
     */
    @Transactional(readOnly = true)
    public Findings look(Path folder, String service) {
        PackReading pack = PackReading.of(folder).only("services", service);
        parts.forEach(part -> part.read(pack));
        return findings(pack);
    }

    private static Findings findings(PackReading pack) {
        return new Findings(pack.faults(), pack.notes(), pack.drafts());
    }

    /** Reads the whole pack for somebody who wants to know what is defined in it, sound or not; stores nothing. */
    @Transactional(readOnly = true)
    public PackReading read(Path folder) {
        PackReading pack = PackReading.of(folder);
        parts.forEach(part -> part.read(pack));
        return pack;
    }

    /**
     * What a look at a pack has found.
     *
     * @param drafts folders that are still being written: nothing of them is loaded, and their faults keep nobody from loading the rest
     */
    public record Findings(List<Fault> faults, List<Fault> notes, List<String> drafts) {
        /** Faults for which the pack is refused. */
        public List<Fault> blocking() {
            return faults.stream()
                    .filter(fault -> drafts.stream()
                            .noneMatch(draft -> fault.place().file().startsWith(draft + "/")))
                    .toList();
        }
    }

    /**
     * Loads the pack in one transaction: all of it or nothing, without what is marked as a draft. A pack with the same content as the
     * one loaded last is no work.
     *
     * @return whether anything was stored
     * @throws PackRefused with every fault
     */
    @Transactional
    public boolean load(Path folder, Actor actor) {
        table.lock();
        String digest = PackDigest.of(folder);
        if (table.loadedDigest().filter(digest::equals).isPresent()) {
            return false;
        }
        PackReading pack = PackReading.of(folder);
        List<Runnable> steps = parts.stream().map(part -> part.read(pack)).toList();
        List<Fault> faults = findings(pack).blocking();
        if (!faults.isEmpty()) {
            throw new PackRefused(faults);
        }
        steps.forEach(Runnable::run);
        table.loaded(digest, folder.toString());
        trail.record(actor, "pack.loaded", "pack", folder.getFileName(), Map.of("digest", digest));
        return true;
    }

    /** Something was loaded before, now or by another server. */
    @Transactional(readOnly = true)
    public boolean isLoaded() {
        return table.loadedDigest().isPresent();
    }

    /** Reads anew what other servers or an earlier start may have changed. */
    void refresh() {
        editions.refresh();
    }
}
