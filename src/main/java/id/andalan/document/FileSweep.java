package id.andalan.document;

import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes files that were sent and never became part of anything. */
@Component
class FileSweep implements RecurringJob {
    /** Longer than anybody fills in a form in one sitting; drafts own their files. */
    static final Duration GRACE = Duration.ofHours(24);

    private static final int CHUNK = 200;

    private final FileTable files;
    private final Blobs blobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileSweep(FileTable files, Blobs blobs, TransactionTemplate transaction, Clock clock) {
        this.files = files;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "file-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> {
            List<UUID> left = files.deleteStraysBefore(clock.instant().minus(GRACE), CHUNK);
            blobs.delete(left);
        });
    }
}
