package id.andalan.document;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.sign.Passphrase;
import id.andalan.document.sign.SignFault;
import id.andalan.document.sign.SignerNiks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The door for signers whose passphrase is asked for: they sign several letters at once, each with a result of its own. Passphrases
 * live as long as the call and are written nowhere.
 */
@Service
public class LetterSigning {
    /** Most letters at once: each may take a minute at the signing service. */
    public static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(LetterSigning.class);
    private static final Duration LEASE = Duration.ofMinutes(4);

    /** After one of these the next letter would fail alike, and wrong passphrases lock the signer out. */
    private static final Set<String> ABOUT_SIGNER = Set.of(
            "bsre.passphrase.wrong",
            "bsre.unregistered",
            "bsre.expired",
            "bsre.credentials",
            "bsre.down",
            "bsre.timeout");

    private final LetterTable table;
    private final LetterQuery query;
    private final LetterMaker maker;
    private final LetterShelf shelf;
    private final SignerNiks niks;
    private final Clock clock;

    LetterSigning(
            LetterTable table, LetterQuery query, LetterMaker maker, LetterShelf shelf, SignerNiks niks, Clock clock) {
        this.table = table;
        this.query = query;
        this.maker = maker;
        this.shelf = shelf;
        this.niks = niks;
        this.clock = clock;
    }

    /**
     * What came of one letter.
     *
     * @param fault code of the message that says why it is not signed; null when it is
     */
    public record Outcome(Letter letter, @Nullable String fault) {}

    /** Whether letters wait for passphrases at all: they do at the signing service, not with the local key store. */
    public boolean isAsked() {
        return maker.asksPassphrase();
    }

    /** Last four digits of the NIK that the signer used before; empty when none is remembered. */
    public Optional<String> rememberedNik(Actor signer) {
        UUID account = signer.id();
        return account == null ? Optional.empty() : niks.find(account).map(nik -> nik.substring(nik.length() - 4));
    }

    /**
     * Signs letters that wait for this signer. Never call it in a transaction.
     *
     * @param nik as typed; blank: the one remembered
     * @throws Refusal {@code sign.none, sign.toomany, sign.nik, sign.passphrase}
     */
    public List<Outcome> sign(Actor signer, List<UUID> letters, String nik, String passphrase) {
        UUID account = signer.id();
        if (account == null) {
            throw new NotFound("signer");
        }
        if (letters.isEmpty()) {
            throw Refusal.at("letters", "sign.none");
        }
        if (letters.size() > MOST) {
            throw Refusal.at("letters", "sign.toomany", MOST);
        }
        String known = nik.isBlank() ? niks.find(account).orElse("") : nik.strip();
        if (!known.matches("[0-9]{16}")) {
            throw Refusal.at("nik", "sign.nik");
        }
        if (passphrase.isBlank()) {
            throw Refusal.at("passphrase", "sign.passphrase");
        }
        Passphrase secret = new Passphrase(known, passphrase);
        List<Outcome> outcomes = new ArrayList<>();
        String stopped = null;
        for (UUID id : letters.stream().distinct().toList()) {
            Letter letter = query.find(id)
                    .filter(found -> found.signatory().account().equals(account))
                    .orElseThrow(() -> new NotFound("letter " + id));
            String fault = stopped == null ? signOne(signer, account, letter, secret) : "sign.nottried";
            outcomes.add(new Outcome(letter, fault));
            stopped = fault != null && ABOUT_SIGNER.contains(fault) ? fault : stopped;
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.fault() == null)) {
            niks.remember(account, known);
        }
        return outcomes;
    }

    private @Nullable String signOne(Actor signer, UUID account, Letter letter, Passphrase secret) {
        Optional<LetterTable.Job> claimed = table.claimWaiting(letter.id(), account, clock.instant(), LEASE);
        if (claimed.isEmpty()) {
            return "sign.taken";
        }
        LetterTable.Job job = claimed.get();
        try {
            boolean kept = shelf.keep(signer, job, maker.sign(letter, shelf.draft(job.draft()), secret));
            return kept ? null : "sign.taken";
        } catch (SignFault fault) {
            table.release(job, fault.code(), clock.instant());
            return fault.code();
        } catch (RuntimeException e) {
            LOG.warn("letter {} was not signed: {}", letter.id(), e.toString());
            table.release(job, "letter.fault.sign", clock.instant());
            return "letter.fault.sign";
        }
    }
}
