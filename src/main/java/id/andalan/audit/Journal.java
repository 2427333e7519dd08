package id.andalan.audit;

import java.util.List;
import org.springframework.stereotype.Service;

/** Reads the journal without a bookmark of its own in the database, for what each server keeps in memory. */
@Service
public class Journal {
    private final JournalTable table;

    Journal(JournalTable table) {
        this.table = table;
    }

    /** The position behind everything sealed so far: where a reader that only wants news begins. */
    public long end() {
        return table.end();
    }

    /** Sealed entries from {@code pos} on, oldest first, some thousands at most; go on at the last one's {@code pos + 1}. */
    public List<JournalEntry> from(long pos) {
        return table.sealedFrom(pos);
    }
}
