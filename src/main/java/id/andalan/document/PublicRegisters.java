package id.andalan.document;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to public registers: what anybody may read of the letters that count today. What is public of a letter is written once, with
 * the letter itself; whoever agreed to it may take it back (UU 27/2022), and then it is gone.
 */
@Service
public class PublicRegisters {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{1,60}");

    private final PublicEntryTable table;
    private final Letters letters;
    private final AuditTrail trail;

    PublicRegisters(PublicEntryTable table, Letters letters, AuditTrail trail) {
        this.table = table;
        this.letters = letters;
        this.trail = trail;
    }

    /**
     * A part of a register.
     *
     * @param total letters that were found, on all parts
     */
    public record Part(List<PublicEntry> entries, int total) {}

    /** Enters a letter, in the transaction that orders it; it is to be read from the moment it is signed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Letter letter, PublicEntry.Draft entry) {
        table.insert(letter.id(), entry);
    }

    /** By their first field; only letters that are valid on the day. */
    @Transactional(readOnly = true)
    public Part list(PublicEntry.Wanted wanted, int from, int most) {
        PublicEntry.Wanted asked = new PublicEntry.Wanted(
                wanted.kind(),
                wanted.words().stream()
                        .filter(word -> WORD.matcher(word).matches())
                        .toList(),
                wanted.equal(),
                wanted.day());
        return new Part(table.list(asked, from, most), table.count(asked));
    }

    /** Those of these letters of which something is public. */
    @Transactional(readOnly = true)
    public Set<UUID> listed(List<Letter> some) {
        return Set.copyOf(table.listed(some.stream().map(Letter::id).toList()));
    }

    /**
     * Takes a letter out of its register for good; the letter itself goes on. Journals {@code register.withdrawn}; nothing when it is not
     * in one. The caller has made sure that the actor may.
     */
    @Transactional
    public void withdraw(Actor actor, UUID letter) {
        if (table.delete(letter)) {
            trail.record(actor, "register.withdrawn", Letters.SUBJECT, letter, Letters.facts(letters.get(letter)));
        }
    }
}
