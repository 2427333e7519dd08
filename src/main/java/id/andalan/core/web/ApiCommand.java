package id.andalan.core.web;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A write command as it arrives at an API: its body and the {@code Idempotency-Key} under which it is done at most once. A controller
 * method asks for it as a parameter.
 */
public final class ApiCommand {
    private final Tools tools;
    private final @Nullable String key;
    private final byte[] body;

    ApiCommand(Tools tools, @Nullable String key, byte[] body) {
        this.tools = tools;
        this.key = key;
        this.body = body;
    }

    @Component
    record Tools(Idempotency idempotency, JsonRequest requests, JsonMapper json) {}

    /** The body as {@code type}, strictly; an empty body is an empty object. */
    public <T> T read(Class<T> type) {
        return tools.requests.read(body, type);
    }

    /** {@link #once} that answers 200 with what {@code work} returns, as JSON. */
    public ResponseEntity<String> run(Actor actor, Supplier<?> work, String... what) {
        Idempotency.Answer answer = once(actor, () -> answer(200, work.get()), what);
        return ResponseEntity.status(answer.status()).body(answer.body());
    }

    /**
     * Does {@code work} in a transaction, at most once per key and caller; a repeated command gets the first one's answer. Callers
     * without an account share their keys: a phone that sends again may come from another network by then.
     *
     * @param what tells this command from others that have the same body: whom it is for, and its name
     */
    public Idempotency.Answer once(Actor actor, Supplier<Idempotency.Answer> work, String... what) {
        String scope = actor.id() == null ? "public" : actor.id().toString();
        String[] parts = Stream.concat(Stream.of(what), Stream.of(new String(body, StandardCharsets.UTF_8)))
                .toArray(String[]::new);
        return tools.idempotency.run(key, scope, Idempotency.request(parts), work);
    }

    public Idempotency.Answer answer(int status, Object value) {
        return new Idempotency.Answer(status, tools.json.writeValueAsString(value));
    }
}
