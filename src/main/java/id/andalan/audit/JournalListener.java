package id.andalan.audit;

import java.util.List;

/**
 * Hears the journal in order and at least once: called inside a transaction that also moves the listener's bookmark, so what it
 * writes to the database happens exactly once. Works on one server at a time. Anything slow belongs in a queue table.
 */
public interface JournalListener {
    /** Stable and unique: names the bookmark. */
    String name();

    /** The next entries, oldest first; never empty. Throwing rolls everything back; the same entries come again. */
    void on(List<JournalEntry> entries);
}
