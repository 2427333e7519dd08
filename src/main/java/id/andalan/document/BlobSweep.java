package id.andalan.document;

import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes objects in the S3 store that no row owns: written for a request that failed, or left behind by a deleted row. */
@Component
@ConditionalOnExpression(S3Settings.WANTED)
class BlobSweep implements RecurringJob {
    /** Longer than any request lives, so that nothing on its way is swept. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final int CHUNK = 100;

    private final BlobTable blobs;
    private final S3Blobs store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlobSweep(BlobTable blobs, S3Blobs store, TransactionTemplate transaction, Clock clock) {
        this.blobs = blobs;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "blob-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> {
            for (UUID blob : blobs.lockPendingBefore(clock.instant().minus(GRACE), CHUNK)) {
                store.delete(blob);
                blobs.removePending(blob);
            }
        });
    }
}
