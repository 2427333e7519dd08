package id.andalan.identity.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the provider vouches for. Personal data: never in the journal or a log.
 *
 * @param subject the provider's own, lasting name of the person; with {@code issuer} the only thing an account is recognised by
 * @param userName what the person types at the provider; may change, may be given to another one day
 * @param email only when the provider says that it was verified
 * @param idToken as it came; shown to the provider again at sign-out
 */
public record Person(
        String issuer,
        String subject,
        @Nullable String name,
        @Nullable String userName,
        @Nullable String email,
        List<String> groups,
        String idToken) {
    /** Shows nothing, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
