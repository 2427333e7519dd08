package id.andalan.audit;

/**
 * Told on every server, within a second, that new entries were sealed; for what lives in each server's memory (screens, caches).
 * Must return at once.
 */
public interface JournalSignal {
    void onSealed();
}
