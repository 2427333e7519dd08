package id.andalan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the journal: reads every entry and every seal in order and computes the chain anew, in Java, from the columns themselves; it
 * shares no code with the SQL that seals.
 */
@Service
public class JournalVerifier {
    private static final int MOST_FAULTS = 100;

    private final VerificationQuery query;

    JournalVerifier(VerificationQuery query) {
        this.query = query;
    }

    /** What can be wrong with a seal; the texts are {@code audit.fault.<name>}. */
    public enum Flaw {
        /** A batch is missing before this one. */
        GAP,
        /** The batch does not begin where the one before ended. */
        RANGE,
        /** The batch does not name the hash of the one before. */
        CHAIN,
        /** Entries are missing from the range or were added to it. */
        COUNT,
        /** An entry was changed or re-ordered. */
        HASH
    }

    /**
     * A flaw and where it is.
     *
     * @param expected and {@code found}: entries for COUNT, positions for RANGE, batch numbers for GAP, else 0
     */
    public record Fault(Flaw flaw, long batch, long fromPos, long toPos, long expected, long found) {}

    /**
     * The result.
     *
     * @param unsealed entries behind the last seal; normal when younger than a second
     * @param head hex of the last batch's hash: kept elsewhere, it proves later that the end was not cut off
     */
    public record Verdict(long batches, long entries, long unsealed, String head, List<Fault> faults) {
        public boolean isSound() {
            return faults.isEmpty();
        }
    }

    /** Reads everything in one snapshot, row by row; memory does not grow with the journal. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verdict verify() {
        try (Stream<VerificationQuery.Seal> seals = query.seals();
                Stream<VerificationQuery.Line> lines = query.lines()) {
            return new Walk(lines.iterator()).over(seals.iterator());
        }
    }

    /** Whether batch {@code no} still has this hash, noted down earlier. */
    @Transactional(readOnly = true)
    public boolean holds(long no, String hash) {
        return query.hash(no)
                .map(found -> HexFormat.of().formatHex(found).equalsIgnoreCase(hash))
                .orElse(false);
    }

    /** One walk along seals and entries side by side. */
    private static final class Walk {
        private final Iterator<VerificationQuery.Line> lines;
        private final List<Fault> faults = new ArrayList<>();
        private VerificationQuery.@Nullable Line next;
        private long entries;

        Walk(Iterator<VerificationQuery.Line> lines) {
            this.lines = lines;
            step();
        }

        private void step() {
            next = lines.hasNext() ? lines.next() : null;
        }

        Verdict over(Iterator<VerificationQuery.Seal> seals) {
            byte[] before = new byte[0];
            long end = 0;
            long no = 0;
            while (seals.hasNext()) {
                VerificationQuery.Seal seal = seals.next();
                if (seal.no() != no + 1) {
                    fault(Flaw.GAP, seal, no + 1, seal.no());
                }
                if (seal.fromPos() != end) {
                    fault(Flaw.RANGE, seal, end, seal.fromPos());
                }
                if (!Arrays.equals(seal.previous(), before)) {
                    fault(Flaw.CHAIN, seal, 0, 0);
                }
                check(seal);
                before = seal.hash();
                end = seal.toPos();
                no = seal.no();
            }
            long unsealed = 0;
            while (next != null) {
                unsealed++;
                step();
            }
            return new Verdict(no, entries, unsealed, HexFormat.of().formatHex(before), List.copyOf(faults));
        }

        private void check(VerificationQuery.Seal seal) {
            MessageDigest digest = sha256();
            digest.update(seal.previous());
            long count = 0;
            while (next != null && next.pos() < seal.toPos()) {
                digest.update(next.text().getBytes(StandardCharsets.UTF_8));
                count++;
                step();
            }
            entries += count;
            if (count != seal.entries()) {
                fault(Flaw.COUNT, seal, seal.entries(), count);
            } else if (!Arrays.equals(digest.digest(), seal.hash())) {
                fault(Flaw.HASH, seal, 0, 0);
            }
        }

        private void fault(Flaw flaw, VerificationQuery.Seal seal, long expected, long found) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(flaw, seal.no(), seal.fromPos(), seal.toPos(), expected, found));
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
