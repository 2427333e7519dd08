package id.andalan.identity;

import id.andalan.core.Actor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in, with what its account may do at this very moment.
 *
 * @param name an official's name; null for residents
 * @param contactId a resident's personal data; null for officials
 */
public record Session(
        UUID id,
        UUID accountId,
        Actor.Role role,
        @Nullable String agency,
        @Nullable String name,
        @Nullable UUID contactId,
        Instant seenAt) {

    public Actor actor() {
        return new Actor(accountId, Actor.Kind.ACCOUNT, Set.of(role), agency);
    }

    /** One line in a person's list of own sessions. */
    public record Opened(UUID id, String device, Instant openedAt, Instant seenAt) {}
}
