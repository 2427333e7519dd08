package id.andalan.document;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.document.sign.Signer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was made: the PDF, the letter's new state and the journal's word of it, together or not at all. */
@Component
class LetterShelf {
    private final LetterTable table;
    private final Blobs blobs;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LetterShelf(LetterTable table, Blobs blobs, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.blobs = blobs;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Nothing is kept, and false, when the lease was lost: somebody else has made it or is about to. */
    boolean keep(Actor actor, LetterTable.Job job, Signer.Signed signed) {
        StagedBlob staged = blobs.stage(signed.pdf());
        return Boolean.TRUE.equals(transaction.execute(status -> {
            blobs.keep(staged);
            if (!table.sign(job, staged, signed.outsideId(), clock.instant())) {
                status.setRollbackOnly();
                return false;
            }
            UUID draft = job.draft();
            if (draft != null) {
                blobs.delete(List.of(draft));
            }
            record(actor, "letter.signed", job.letter());
            return true;
        }));
    }

    void await(LetterTable.Job job, byte[] pdf) {
        StagedBlob staged = blobs.stage(pdf);
        transaction.executeWithoutResult(status -> {
            blobs.keep(staged);
            if (table.await(job, staged.id())) {
                record(Actor.SYSTEM, "letter.awaiting", job.letter());
            } else {
                status.setRollbackOnly();
            }
        });
    }

    void giveUp(LetterTable.Job job, String code) {
        transaction.executeWithoutResult(status -> {
            if (table.fail(job, code)) {
                record(Actor.SYSTEM, "letter.failed", job.letter());
            }
        });
    }

    byte[] draft(@Nullable UUID blob) {
        if (blob == null) {
            throw new NotFound("draft");
        }
        return blobs.read(blob);
    }

    private void record(Actor actor, String action, Letter letter) {
        trail.record(actor, action, Letters.SUBJECT, letter.id(), Letters.facts(letter));
    }
}
