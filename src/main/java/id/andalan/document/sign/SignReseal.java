package id.andalan.document.sign;

import id.andalan.core.RecurringJob;
import id.andalan.identity.KeyRing;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals signing keys and NIKs anew after the encryption key was changed, so that the old key can go. */
@Component
class SignReseal implements RecurringJob {
    private final SigningKeyTable table;
    private final KeyRing ring;
    private final TransactionTemplate transaction;

    SignReseal(SigningKeyTable table, KeyRing ring, TransactionTemplate transaction) {
        this.table = table;
        this.ring = ring;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "sign-reseal";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        String current = ring.currentKeyId();
        table.listSealedOtherwise(current)
                .forEach(id -> transaction.executeWithoutResult(status -> table.lockSecret(id)
                        .ifPresent(old ->
                                table.setSecret(id, ring.seal(ring.open(old, id.toString()), id.toString())))));
        table.listNiksSealedOtherwise(current)
                .forEach(account -> transaction.executeWithoutResult(status -> table.findNik(account)
                        .ifPresent(old -> table.setNik(
                                account, ring.seal(ring.open(old, account.toString()), account.toString())))));
    }
}
