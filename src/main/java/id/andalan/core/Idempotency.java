package id.andalan.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a write command at most once per {@code Idempotency-Key}: the key, a digest of the request and the answer are stored in the
 * command's own transaction, so a retry after a lost answer gets the same answer and no second row.
 *
 * <p>The happy path costs one insert: only a refused or duplicate command looks for an earlier answer.
 */
@Component
public class Idempotency {
    private static final int MAX_KEY_LENGTH = 200;

    private final JdbcClient jdbc;
    private final LastWrites last;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Idempotency(JdbcClient jdbc, LastWrites last, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.last = last;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A stored answer: HTTP status and body. */
    public record Answer(int status, String body) {}

    /**
     * Runs {@code command} in a transaction and stores its answer under {@code key}.
     *
     * @param key the client's key; null runs the command without protection
     * @param scope who uses the key (account, API key, or device), so that keys of two clients never meet
     * @param request the request as received; another request under the same key is refused with {@code idempotency.mismatch}
     */
    public Answer run(@Nullable String key, String scope, byte[] request, Supplier<Answer> command) {
        if (key == null) {
            return transaction.execute(status -> command.get());
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new Refusal("idempotency.key", MAX_KEY_LENGTH);
        }
        byte[] digest = digest(request);
        try {
            return transaction.execute(status -> {
                Answer answer = command.get();
                store(key, scope, digest, answer);
                return answer;
            });
        } catch (DuplicateKeyException | Refusal | Refusals | Conflict | NotFound failure) {
            // A second arrival of a command that has already run trips over its own traces: answer as the first time.
            return find(key, scope, digest).orElseThrow(() -> failure);
        }
    }

    private void store(String key, String scope, byte[] digest, Answer answer) {
        last.add(
                "insert into core.idempotency (key, scope, digest, status, body, at) values (?, ?, ?, ?, ?, ?)",
                key,
                scope,
                digest,
                answer.status(),
                answer.body(),
                Timestamp.from(clock.instant()));
    }

    private Optional<Answer> find(String key, String scope, byte[] digest) {
        return jdbc.sql("select digest, status, body from core.idempotency where key = ? and scope = ?")
                .params(key, scope)
                .query((row, n) -> {
                    if (!Arrays.equals(row.getBytes(1), digest)) {
                        throw new Refusal("idempotency.mismatch");
                    }
                    return new Answer(row.getInt(2), row.getString(3));
                })
                .optional();
    }

    private static byte[] digest(byte[] request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request's digest from its parts, for forms whose bytes are not at hand. */
    public static byte[] request(String... parts) {
        return String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8);
    }
}
