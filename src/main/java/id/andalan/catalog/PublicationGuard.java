package id.andalan.catalog;

import id.andalan.pack.Fault.Place;
import id.andalan.pack.PackReading;

/** Whoever has cases of services is asked before a new version is published, and told when it was. */
public interface PublicationGuard {
    /**
     * Says, as faults of the pack, why the version may not be published: an open case would be stranded, or slip past a new rule.
     *
     * @param place of what the version says about open cases
     */
    void check(ServiceVersions before, Service next, Place place, PackReading pack);

    /** In the transaction that publishes it. */
    void published(Service next);
}
