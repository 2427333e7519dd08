package id.andalan.pack;

/**
 * The city's data as one module keeps it in each server's memory. Read anew at start, after a pack was loaded, and whenever
 * {@link Editions#changed} was called for it on any server.
 */
public interface CityMemory {
    /** Stable and unique; names the edition. */
    String name();

    /** Memories are read in this order, so that one may build on another. */
    int order();

    /** Reads the database and replaces what is in memory at once. */
    void reload();
}
