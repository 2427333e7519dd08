package id.andalan.pack;

/** What one module knows about the pack: which files are its own, what is right in them, and how they are stored. */
public interface PackPart {
    /** Parts are read and stored in this order: a part may refer to what an earlier one defined. */
    int order();

    /**
     * Reads and checks the module's files. Faults go to {@code pack}; the answer is ignored when there is one anywhere.
     *
     * @return the step that stores what was read, run later in the loader's transaction
     */
    Runnable read(PackReading pack);
}
