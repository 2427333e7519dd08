package id.andalan.identity;

import id.andalan.core.Actor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param login sign-in name of an official; null for residents, whose phone and e-mail stand sealed in their contact
 * @param name an official's name, which is public information (UU 14/2008); null for residents
 * @param contactId a resident's personal data
 * @param agency code of the agency, of officers and heads only
 * @param invited has not chosen a password yet and does not come in by OIDC either
 * @param sample belongs to the sample data
 * @param version for changing it without overwriting another's change
 */
public record Account(
        UUID id,
        Actor.Role role,
        @Nullable String agency,
        @Nullable String login,
        @Nullable String name,
        @Nullable UUID contactId,
        boolean invited,
        boolean sample,
        int version,
        @Nullable Instant signedInAt,
        @Nullable Instant deactivatedAt) {

    public Actor actor() {
        return new Actor(id, Actor.Kind.ACCOUNT, Set.of(role), agency);
    }

    public boolean active() {
        return deactivatedAt == null;
    }

    /** Where notices go, when the sign-in name is an e-mail address. */
    public @Nullable String email() {
        return login != null && login.indexOf('@') > 0 ? login : null;
    }
}
