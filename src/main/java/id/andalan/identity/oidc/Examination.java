package id.andalan.identity.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a provider without signing in.
 *
 * @param ahead by how much this machine's clock is ahead of the provider's; null when it did not tell the time
 * @param pkce says that it checks the proof that the code comes back to who asked for it
 * @param signOut can end its own session
 */
public record Examination(@Nullable Duration ahead, boolean pkce, boolean signOut) {
    /** Asks the provider now. */
    public static Examination of(OidcSettings settings, Clock clock) throws ProviderFault {
        Discovery.Answer answer = Discovery.ask(settings);
        Instant date = answer.date();
        List<CodeChallengeMethod> methods = answer.metadata().getCodeChallengeMethods();
        return new Examination(
                date == null ? null : Duration.between(date, clock.instant()),
                methods != null && methods.contains(CodeChallengeMethod.S256),
                answer.metadata().getEndSessionEndpointURI() != null);
    }
}
