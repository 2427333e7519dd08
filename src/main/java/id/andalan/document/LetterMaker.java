package id.andalan.document;

import id.andalan.core.Actor;
import id.andalan.database.DatabaseAway;
import id.andalan.document.pdf.Typesetter;
import id.andalan.document.sign.Passphrase;
import id.andalan.document.sign.SignFault;
import id.andalan.document.sign.Signer;
import id.andalan.document.sign.Signing;
import id.andalan.identity.KeyRing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes letters: sets the page, has it signed, keeps the PDF. Work is done under a lease and kept only while it holds, so that a letter
 * gets one PDF however often servers die over it.
 */
@Component
class LetterMaker {
    /** Longer than making one ever takes; a letter whose server died is taken up again after it. */
    static final Duration LEASE = Duration.ofSeconds(45);

    /** Attempts before a person must look. */
    static final int MOST_ATTEMPTS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(LetterMaker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(4);

    private final LetterTable table;
    private final LetterDesk desk;
    private final LetterShelf shelf;
    private final Typesetter typesetter;
    private final Signer signer;
    private final Clock clock;

    LetterMaker(
            LetterTable table, LetterDesk desk, LetterShelf shelf, Typesetter typesetter, Signer signer, Clock clock) {
        this.table = table;
        this.desk = desk;
        this.shelf = shelf;
        this.typesetter = typesetter;
        this.signer = signer;
        this.clock = clock;
    }

    boolean asksPassphrase() {
        return signer.asksPassphrase();
    }

    /** Letters that this server may make now. */
    List<LetterTable.Job> claim(int most) {
        return table.claim(clock.instant(), LEASE, most);
    }

    /** Makes one; never throws but when the server or its database goes away. */
    void make(LetterTable.Job job) {
        try {
            String page = desk.open(job.id(), page(job));
            if (signer.asksPassphrase()) {
                shelf.await(job, typesetter.set(page));
            } else {
                Signing signing = desk.signing(job.letter(), clock.instant(), null);
                shelf.keep(Actor.SYSTEM, job, typesetter.set(page, document -> signer.write(document, signing)));
            }
        } catch (SignFault fault) {
            failed(job, fault.code(), fault);
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            failed(job, "letter.fault.make", e);
        }
    }

    private static KeyRing.Sealed page(LetterTable.Job job) {
        KeyRing.Sealed page = job.page();
        if (page == null) {
            throw new IllegalStateException("letter " + job.id() + " has no page");
        }
        return page;
    }

    /** Signs outside of any transaction. */
    Signer.Signed sign(Letter letter, byte[] pdf, Passphrase secret) {
        return signer.sign(pdf, desk.signing(letter, clock.instant(), secret));
    }

    private void failed(LetterTable.Job job, String code, RuntimeException cause) {
        boolean last = job.attempts() >= MOST_ATTEMPTS;
        LOG.warn("letter {} was not made ({}. attempt{})", job.id(), job.attempts(), last ? ", given up" : "", cause);
        if (last) {
            shelf.giveUp(job, code);
        } else {
            long factor = 1L << (2 * Math.min(job.attempts() - 1, 5));
            table.release(job, code, clock.instant().plus(FIRST_PAUSE.multipliedBy(factor)));
        }
    }
}
