package id.andalan.document;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to issued documents. {@link #order} gives a letter its number in the caller's transaction; making and signing the PDF
 * follows by itself right after the commit, and the journal tells {@code letter.signed}. Signing documents that bind is meant by UU
 * 1/2024 (ITE) and PP 71/2019; how it is done here stands in {@code docs/documents.md}.
 */
@Service
public class Letters {
    static final String SUBJECT = "letter";
    private static final int LONGEST_REASON = 300;

    private final LetterTable table;
    private final LetterQuery query;
    private final List<FileAccess> access;
    private final LetterDesk desk;
    private final LetterBell bell;
    private final Blobs blobs;
    private final AuditTrail trail;

    Letters(
            LetterTable table,
            LetterQuery query,
            List<FileAccess> access,
            LetterDesk desk,
            LetterBell bell,
            Blobs blobs,
            AuditTrail trail) {
        this.table = table;
        this.query = query;
        this.access = access;
        this.desk = desk;
        this.bell = bell;
        this.blobs = blobs;
        this.trail = trail;
    }

    /**
     * Orders a letter, in the caller's transaction: it takes the next number of its register (others who want one of the same register
     * wait for the end of this transaction, so order late in it), and journals {@code letter.ordered}. Nothing of it remains when the
     * transaction rolls back, the number neither.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Letter order(Actor actor, LetterOrder order) {
        Instant now = desk.now();
        LetterDesk.Draft draft = desk.write(order, Ids.next(), now);
        table.insert(draft.letter(), draft.place(), draft.page());
        trail.record(actor, "letter.ordered", SUBJECT, draft.letter().id(), facts(draft.letter()));
        bell.ringAfterCommit();
        return draft.letter();
    }

    /** Ids and the number; never a person. */
    static Map<String, Object> facts(Letter letter) {
        return Map.of(
                "subjectType", letter.subject().type(),
                "subject", letter.subject().id(),
                "kind", letter.kind(),
                "agency", letter.agency(),
                "number", letter.number());
    }

    public Optional<Letter> find(UUID id) {
        return query.find(id);
    }

    public Letter get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("letter " + id));
    }

    /**
     * A letter that the actor may see, since its record's {@link FileAccess} says so.
     *
     * @param key of a private link, when the request carries one
     * @throws NotFound when there is none or the actor may not see it
     */
    public Letter get(Actor actor, UUID id, @Nullable String key) {
        return find(id).filter(letter -> access.stream()
                        .filter(owner ->
                                owner.subjectType().equals(letter.subject().type()))
                        .anyMatch(owner -> owner.maySee(actor, letter.subject().id(), key)))
                .orElseThrow(() -> new NotFound("letter " + id));
    }

    /** The letters of a record in the order they were ordered; the caller has made sure that its reader may see them. */
    public List<Letter> list(String subjectType, UUID subject) {
        return query.listBySubject(subjectType, subject);
    }

    /** A letter by the word on its paper, however it is typed. */
    public Optional<Letter> findByToken(String typed) {
        return LetterToken.read(typed).flatMap(query::findByToken);
    }

    /** Issued letters of that number; several registers may have the same. */
    public List<Letter> listByNumber(String number) {
        return query.listByNumber(number.strip());
    }

    /** The letter whose signed PDF this is, letter for letter. */
    public Optional<Letter> findByFile(byte[] pdf) {
        return query.findBySha256(StagedBlob.sha256(pdf));
    }

    /** What waits for the passphrase of that signer, oldest first. */
    public List<Letter> listWaiting(Actor signer) {
        UUID account = signer.id();
        return account == null ? List.of() : query.listWaiting(account);
    }

    /** What could not be made or signed and waits for {@link #retry}; of the actor's agency, or of all for who sees all. */
    public List<Letter> listFailed(Actor actor) {
        if (!actor.seesAllAgencies() && actor.agency() == null) {
            return List.of();
        }
        return query.listFailed(actor.seesAllAgencies() ? null : actor.agency());
    }

    /**
     * The signed PDF.
     *
     * @throws NotFound before it is signed
     */
    public byte[] pdf(UUID id) {
        Letter letter = get(id);
        if (letter.status() != LetterStatus.SIGNED) {
            throw new NotFound("signed letter " + id);
        }
        return read(id);
    }

    /** The PDF that waits for this actor's signature, to be read before signing. */
    public byte[] draft(Actor signer, UUID id) {
        Letter letter = get(id);
        if (letter.status() != LetterStatus.AWAITING
                || !letter.signatory().account().equals(signer.id())) {
            throw new NotFound("waiting letter " + id);
        }
        return read(id);
    }

    private byte[] read(UUID id) {
        return blobs.read(query.pdf(id).orElseThrow(() -> new NotFound("letter " + id)));
    }

    /**
     * Tries a failed letter again; journals {@code letter.retried}. The caller has made sure that the actor may.
     *
     * @throws Conflict {@code letter.notfailed}
     */
    @Transactional
    public void retry(Actor actor, UUID id) {
        Letter letter = get(id);
        if (!table.retry(id, desk.now())) {
            throw new Conflict("letter.notfailed");
        }
        trail.record(actor, "letter.retried", SUBJECT, id, facts(letter));
        bell.ringAfterCommit();
    }

    /**
     * Takes back an issued letter; its public page says so from then on. Journals {@code letter.revoked}. The caller has made sure that
     * the actor may.
     *
     * @param reason one sentence for the public, without personal data, at most {@value #LONGEST_REASON} characters
     * @throws Refusal {@code letter.reason}
     * @throws Conflict {@code letter.notissued} when it is not signed yet or was revoked before
     */
    @Transactional
    public void revoke(Actor actor, UUID id, String reason) {
        String said = PlainText.of(reason).strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw Refusal.at("reason", "letter.reason", LONGEST_REASON);
        }
        Letter letter = get(id);
        if (!table.revoke(id, said, desk.now())) {
            throw new Conflict("letter.notissued");
        }
        trail.record(actor, "letter.revoked", SUBJECT, id, facts(letter));
    }
}
