package id.andalan.document;

import id.andalan.core.RecurringJob;
import id.andalan.identity.KeyRing;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the pages of unsigned letters anew after the encryption key was changed, so that the old key can go. */
@Component
class LetterReseal implements RecurringJob {
    private static final int CHUNK = 200;

    private final LetterTable table;
    private final KeyRing keys;
    private final TransactionTemplate transaction;

    LetterReseal(LetterTable table, KeyRing keys, TransactionTemplate transaction) {
        this.table = table;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "letter-reseal";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (UUID id : table.listSealedOtherwise(keys.currentKeyId(), CHUNK)) {
            transaction.executeWithoutResult(status -> table.lockPage(id)
                    .ifPresent(page -> table.setPage(id, keys.seal(keys.open(page, id.toString()), id.toString()))));
        }
    }
}
