package id.andalan.document;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import java.util.List;
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
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** Letters of a word; nothing that is written in a register is found by a longer one. */
    private static final int LONGEST_WORD = 60;

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

    /** By their first field; only letters that are valid on the day. A word of more than 60 letters finds nothing. */
    @Transactional(readOnly = true)
    public Part list(PublicEntry.Wanted wanted, int from, int most) {
        List<String> words = wanted.words().stream()
                .filter(word -> WORD.matcher(word).matches())
                .toList();
        if (words.stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
            return new Part(List.of(), 0);
        }
        PublicEntry.Wanted asked = new PublicEntry.Wanted(wanted.kind(), words, wanted.equal(), wanted.day());
        return new Part(table.list(asked, from, most), table.count(asked));
    }

    /** Whether something is public of any letter of a case. */
    @Transactional(readOnly = true)
    public boolean isListed(String subjectType, UUID subject) {
        return !table.listed(ids(subjectType, subject)).isEmpty();
    }

    /**
     * Takes the letters of a case out of their registers for good; the letters themselves go on. Journals {@code register.withdrawn} for
     * each. The caller has made sure that the actor may.
     *
     * @return false when none was in one: then nothing was done
     */
    @Transactional
    public boolean withdraw(Actor actor, String subjectType, UUID subject) {
        boolean any = false;
        for (UUID letter : ids(subjectType, subject)) {
            if (table.delete(letter)) {
                trail.record(actor, "register.withdrawn", Letters.SUBJECT, letter, Letters.facts(letters.get(letter)));
                any = true;
            }
        }
        return any;
    }

    private List<UUID> ids(String subjectType, UUID subject) {
        return letters.list(subjectType, subject).stream().map(Letter::id).toList();
    }
}
