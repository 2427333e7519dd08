package id.andalan.casework;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.database.DataFolder;
import id.andalan.pack.PackUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Administrators look at a pack before it is published: what its new versions would have done, and will do to open cases. One look at a
 * time on a server, since it walks a year of cases; the last {@value #MOST_KEPT} stay in the memory of that server until it stops.
 */
@Service
public class PackLooks {
    static final int MOST_KEPT = 10;
    /** The folder of the loaded pack itself, in which somebody has changed something. */
    public static final String CURRENT = "";

    private static final Logger LOG = LoggerFactory.getLogger(PackLooks.class);
    /** Below the data folder: packs that the keeper of the server has put there. */
    private static final String PREPARED = "paket";

    private final Previews previews;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Path current;
    private final Deque<Run> runs = new ConcurrentLinkedDeque<>();
    private final Semaphore one = new Semaphore(1);

    PackLooks(
            Previews previews,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${andalan.pack}") String folder) {
        this.previews = previews;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.current = Path.of(folder);
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        /** Something broke; the log of the server says what. */
        FAILED
    }

    /**
     * A look at a pack.
     *
     * @param name of the zip or folder; empty for the loaded pack's own
     * @param service code of the one whose cases are walked now; empty before and after
     * @param done cases of {@code total} that were walked
     * @param found null until it is done
     */
    public record Look(
            UUID id,
            String name,
            Instant at,
            State state,
            String service,
            int done,
            int total,
            Previews.@Nullable Look found) {
        public int percent() {
            return total == 0 ? 0 : (int) (100L * done / total);
        }
    }

    /** Held by the thread that works and by those who look at it. */
    private static final class Run {
        private volatile Look look;

        private Run(Look look) {
            this.look = look;
        }
    }

    /** The newest first. */
    public List<Look> list(Actor actor) {
        requireAdmin(actor);
        return runs.stream().map(run -> run.look).toList();
    }

    public Look get(Actor actor, UUID id) {
        return list(actor).stream()
                .filter(look -> look.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("look " + id));
    }

    /** Names of the folders that were prepared on this server. */
    public List<String> folders(Actor actor) {
        requireAdmin(actor);
        Path prepared = prepared();
        if (!Files.isDirectory(prepared)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(prepared)) {
            return all.filter(folder -> Files.isRegularFile(folder.resolve("city.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path prepared() {
        return DataFolder.fromEnvironment().root().resolve(PREPARED);
    }

    /**
     * Looks at a prepared folder.
     *
     * @param name one of {@link #folders}, or {@link #CURRENT}
     * @throws Refusal {@code pack.look.folder} at {@code folder}; {@code pack.look.busy}
     */
    public UUID ofFolder(Actor actor, String name) {
        if (!name.equals(CURRENT) && !folders(actor).contains(name)) {
            throw Refusal.at("folder", "pack.look.folder");
        }
        Path folder = name.equals(CURRENT) ? current : prepared().resolve(name);
        return begin(actor, name, folder, () -> {});
    }

    /**
     * Looks at what was sent; it is deleted afterwards.
     *
     * @throws Refusal at {@code zip}, when it is none that can be looked at; {@code pack.look.busy}
     */
    public UUID ofZip(Actor actor, String name, InputStream zip) {
        requireAdmin(actor);
        if (one.availablePermits() == 0) {
            throw new Refusal("pack.look.busy");
        }
        try {
            Path work = Files.createTempDirectory("andalan-paket");
            try {
                Path pack = PackUpload.lay(zip, current, work);
                return begin(actor, name, pack, () -> delete(work));
            } catch (RuntimeException | IOException refused) {
                delete(work);
                throw refused;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path work) {
        try {
            FileSystemUtils.deleteRecursively(work);
        } catch (IOException e) {
            LOG.warn("{} is left over", work, e);
        }
    }

    private UUID begin(Actor actor, String name, Path folder, Runnable after) {
        requireAdmin(actor);
        if (!one.tryAcquire()) {
            throw new Refusal("pack.look.busy");
        }
        UUID id = Ids.next();
        Run run = new Run(new Look(id, name, clock.instant(), State.RUNNING, "", 0, 0, null));
        try {
            transaction.executeWithoutResult(status ->
                    audit.record(actor, "pack.looked", "pack", id, Map.of("source", name.isEmpty() ? "loaded" : name)));
        } catch (RuntimeException e) {
            one.release();
            throw e;
        }
        runs.addFirst(run);
        while (runs.size() > MOST_KEPT) {
            runs.removeLast();
        }
        Thread.ofVirtual().name("pack-look").start(() -> work(run, folder, after));
        return id;
    }

    // Whatever breaks must not leave the page waiting for ever.
    @SuppressWarnings("IllegalCatch")
    private void work(Run run, Path folder, Runnable after) {
        try {
            Previews.Look found = previews.look(
                    folder,
                    (service, done, total) -> run.look = with(run.look, State.RUNNING, service, done, total, null));
            run.look = with(run.look, State.DONE, "", 0, 0, found);
        } catch (RuntimeException broken) {
            LOG.error("look {} at a pack failed", run.look.id(), broken);
            run.look = with(run.look, State.FAILED, "", 0, 0, null);
        } finally {
            after.run();
            one.release();
        }
    }

    private static Look with(
            Look before, State state, String service, int done, int total, Previews.@Nullable Look found) {
        return new Look(before.id(), before.name(), before.at(), state, service, done, total, found);
    }

    private static void requireAdmin(Actor actor) {
        if (!actor.is(Role.ADMIN)) {
            throw new NotFound("not an administrator");
        }
    }
}
