package id.andalan.backup;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of the module: {@code backup} takes, {@code restore} gives back; both while the servers run. */
@Service
public class Backups {
    private final BackupWriter writer;
    private final Restorer restorer;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    Backups(BackupWriter writer, Restorer restorer, AuditTrail trail, TransactionTemplate transaction) {
        this.writer = writer;
        this.restorer = restorer;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** What was done: rows, and the size of the file in bytes. */
    public record Outcome(long rows, long bytes) {}

    /** Everything as of one moment, into a new file; a file that is there already is refused. */
    public Outcome backup(Actor actor, Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new Refusal("backup.exists", file.toString());
        }
        try {
            long rows = writer.write(file);
            long bytes = Files.size(file);
            transaction.executeWithoutResult(status -> trail.record(
                    actor, "system.backed-up", "system", "database", Map.of("rows", rows, "bytes", bytes)));
            return new Outcome(rows, bytes);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("backup.exists", file.toString());
        }
    }

    /**
     * What a restore would replace.
     *
     * @param newest number of the newest report, filed at {@code filedAt}
     * @param takenAt when the backup was made
     */
    public record Standing(long reports, String newest, Instant filedAt, Instant takenAt) {}

    /** Empty when there is no report in the database: then nobody needs to be asked. */
    public Optional<Standing> standing(Path file) throws IOException, SQLException {
        if (!Files.isReadable(file)) {
            throw new Refusal("backup.missing", file.toString());
        }
        return restorer.standing(file);
    }

    /**
     * Puts the file's rows in the place of everything there is: all or nothing.
     *
     * @param withOtherKey also when personal data in the file is sealed with a key that this server does not have
     */
    public Outcome restore(Path file, boolean withOtherKey) throws IOException, SQLException {
        if (!Files.isReadable(file)) {
            throw new Refusal("backup.missing", file.toString());
        }
        return new Outcome(restorer.restore(file, withOtherKey), Files.size(file));
    }
}
