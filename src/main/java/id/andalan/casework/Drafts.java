package id.andalan.casework;

import id.andalan.catalog.Service;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.document.Files;
import id.andalan.identity.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of applications that are being filled in: sealed in the database, opened by whoever holds the address, or, once they belong to
 * an account, by that account alone. Not in the journal: nothing was applied for yet.
 */
@org.springframework.stereotype.Service
public class Drafts {
    /** How long a draft is kept after its last change. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 16;
    private static final int SECRET_LETTERS = 22;

    private final DraftTable table;
    private final KeyRing keys;
    private final Files files;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(DraftTable table, KeyRing keys, Files files, JsonMapper json, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    /** What is sealed: the address too, so that the owner's list can lead to it. */
    private record Sealed(String link, Draft.Content content) {}

    /** A new draft of that version; its account is the resident's who is signed in. */
    @Transactional
    public Draft begin(Actor actor, Service service, Map<String, Object> answers) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String link = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID id = Ids.next();
        Draft.Content content = Draft.Content.of(answers);
        Instant now = now();
        DraftTable.Row row = new DraftTable.Row(
                id, service.code(), service.version(), account(actor), seal(id, link, content), now, now.plus(KEPT));
        table.insert(row, digest(link));
        return draft(row, link, content);
    }

    /**
     * The draft of that address.
     *
     * @throws NotFound when there is none, or when it is another account's
     */
    public Draft open(Actor actor, String link) {
        return find(actor, link).orElseThrow(() -> new NotFound("draft"));
    }

    public Optional<Draft> find(Actor actor, String link) {
        if (link.length() != SECRET_LETTERS) {
            return Optional.empty();
        }
        return table.find(digest(link)).filter(row -> mayOpen(actor, row)).map(this::draft);
    }

    /** The account's own, the one changed last first. */
    public List<Draft> list(Actor actor) {
        UUID account = account(actor);
        return account == null
                ? List.of()
                : table.list(account).stream()
                        .filter(row -> row.expiresAt().isAfter(now()))
                        .map(this::draft)
                        .toList();
    }

    /** Changes what it holds; whoever writes at the same moment waits, so nothing of either is lost. */
    @Transactional
    public Draft change(Actor actor, String link, UnaryOperator<Draft> how) {
        DraftTable.Row row = lock(actor, link);
        Draft changed = how.apply(draft(row));
        Instant now = now();
        DraftTable.Row after = new DraftTable.Row(
                row.id(),
                row.service(),
                changed.version(),
                row.account() == null ? account(actor) : row.account(),
                seal(row.id(), link, changed.content()),
                now,
                now.plus(KEPT));
        table.update(after);
        return draft(after, link, changed.content());
    }

    /** Hangs files that were taken in on the draft. */
    @Transactional
    public void attach(Actor actor, String link, List<UUID> taken) {
        files.attach(actor, taken, Draft.SUBJECT, lock(actor, link).id());
    }

    /** As {@link #open}, and until the end of the caller's transaction nobody else changes it. */
    @Transactional
    public Draft hold(Actor actor, String link) {
        return draft(lock(actor, link));
    }

    /** Throws it away with its files. */
    @Transactional
    public void drop(Actor actor, String link) {
        DraftTable.Row row = lock(actor, link);
        files.delete(Draft.SUBJECT, List.of(row.id()));
        table.delete(row.id());
    }

    /** It became an application, which has taken over its files. */
    @Transactional
    public void done(Draft draft) {
        files.delete(Draft.SUBJECT, List.of(draft.id()));
        table.delete(draft.id());
    }

    /** Throws away what was kept long enough; how many there were. */
    @Transactional
    public int sweep(int most) {
        List<UUID> gone = table.deleteExpired(now(), most);
        if (!gone.isEmpty()) {
            files.delete(Draft.SUBJECT, gone);
        }
        return gone.size();
    }

    private DraftTable.Row lock(Actor actor, String link) {
        return table.lock(digest(link)).filter(row -> mayOpen(actor, row)).orElseThrow(() -> new NotFound("draft"));
    }

    private boolean mayOpen(Actor actor, DraftTable.Row row) {
        return row.expiresAt().isAfter(now())
                && (row.account() == null || row.account().equals(account(actor)));
    }

    private static @Nullable UUID account(Actor actor) {
        return actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private KeyRing.Sealed seal(UUID id, String link, Draft.Content content) {
        return keys.seal(json.writeValueAsString(new Sealed(link, content)), id.toString());
    }

    private Draft draft(DraftTable.Row row) {
        Sealed sealed = json.readValue(keys.open(row.sealed(), row.id().toString()), Sealed.class);
        return draft(row, sealed.link, sealed.content);
    }

    private static Draft draft(DraftTable.Row row, String link, Draft.Content content) {
        return new Draft(
                row.id(), link, row.service(), row.version(), row.account(), content, row.changedAt(), row.expiresAt());
    }

    private static byte[] digest(String link) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(link.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
