package id.andalan.document;

import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.file.Inspection;
import id.andalan.document.file.Inspector;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to attachments. First {@link #take} each file (slow, outside any transaction), then {@link #attach} it in the transaction of
 * the command that it belongs to. What is never attached is gone after a day.
 */
@Service
public class Files {
    /** Largest file that can be taken whatever the form says, in bytes. */
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    private final Inspector inspector;
    private final Blobs blobs;
    private final FileTable table;
    private final List<FileAccess> access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Files(
            Inspector inspector,
            Blobs blobs,
            FileTable table,
            List<FileAccess> access,
            TransactionTemplate transaction,
            Clock clock) {
        this.inspector = inspector;
        this.blobs = blobs;
        this.table = table;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a file if its content is of an allowed type, whatever it is called; a name with another type's ending is a lie and refused.
     * Pictures are made anew as JPEG (no metadata, no place, upright, longest edge 2048 pixels); a PDF is kept as it is and must hold
     * nothing that acts: no scripts, launches, embedded files, forms of its own language, no encryption.
     *
     * @param actor who sends it; only they can attach it while it is nobody's
     * @param name as the sender calls it
     * @param allowed what the form takes
     * @param maxBytes largest file that the form takes
     * @throws Refusal {@code file.empty, file.toobig, file.type, file.lies, file.pdf.broken, file.pdf.locked, file.pdf.active}, and what
     *     {@link Photos#accept} says of pictures
     * @throws id.andalan.core.Busy when the server has too many files to do
     */
    public FileRef take(Actor actor, String name, InputStream content, Set<FileType> allowed, int maxBytes) {
        Inspection found = inspector.inspect(name, content, allowed, Math.min(maxBytes, MAX_BYTES));
        StagedBlob staged = blobs.stage(found.bytes());
        FileRef file = new FileRef(
                Ids.next(),
                found.name(),
                found.type(),
                staged.size(),
                HexFormat.of().formatHex(staged.sha256()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        transaction.executeWithoutResult(status -> {
            blobs.keep(staged);
            table.insert(file, staged.id(), actor.id());
        });
        return file;
    }

    /**
     * Hangs files on a subject, in the caller's transaction; the caller's journal entry tells of them. Those that are there already stay.
     *
     * @throws Refusal {@code file.gone} when one is not there any more, belongs to something else or was sent by somebody else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attach(Actor actor, Collection<UUID> ids, String subjectType, UUID subject) {
        Set<UUID> distinct = Set.copyOf(ids);
        if (!distinct.isEmpty() && table.attach(distinct, actor.id(), subjectType, subject) != distinct.size()) {
            throw new Refusal("file.gone");
        }
    }

    /**
     * Those of these files that the actor could {@link #attach} now: taken in, hanging on nothing yet, sent by the actor or by nobody
     * in particular. The others are left out, whatever is the matter with them.
     */
    public List<FileRef> own(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : table.strays(ids, actor.id());
    }

    /**
     * Hands files over from one subject to another (a draft that becomes an application), in the caller's transaction.
     *
     * @throws Refusal {@code file.gone} when one of them does not hang on the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Collection<UUID> ids, String fromType, UUID from, String toType, UUID to) {
        Set<UUID> distinct = Set.copyOf(ids);
        if (!distinct.isEmpty() && table.move(distinct, fromType, from, toType, to) != distinct.size()) {
            throw new Refusal("file.gone");
        }
    }

    /** The files of a subject in the order they came; the caller has made sure that its reader may see them. */
    public List<FileRef> list(String subjectType, UUID subject) {
        return table.list(subjectType, subject);
    }

    /**
     * A file that the actor may see: of a subject whose {@link FileAccess} says so, or their own that is nobody's yet.
     *
     * @param key of a private link, when the request carries one
     * @throws NotFound when there is none or the actor may not see it
     */
    public FileRef get(Actor actor, UUID id, @Nullable String key) {
        return table.find(id)
                .filter(row -> maySee(actor, row, key))
                .map(FileTable.Row::file)
                .orElseThrow(() -> new NotFound("file " + id));
    }

    private boolean maySee(Actor actor, FileTable.Row row, @Nullable String key) {
        UUID subject = row.subjectId();
        if (subject == null) {
            return row.owner() != null && row.owner().equals(actor.id());
        }
        return access.stream()
                .filter(owner -> owner.subjectType().equals(row.subjectType()))
                .anyMatch(owner -> owner.maySee(actor, subject, key));
    }

    /** The bytes of a file that {@link #get} or {@link #list} gave. */
    public byte[] open(FileRef file) {
        return blobs.read(
                table.find(file.id()).map(FileTable.Row::blob).orElseThrow(() -> new NotFound("file " + file.id())));
    }

    /** Deletes the files of subjects that are being deleted themselves, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(String subjectType, Collection<UUID> subjects) {
        blobs.delete(table.delete(subjectType, subjects));
    }
}
