package id.andalan.identity.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Speaks with the provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9700). Only there
 * when a provider is configured, so that a server without one never loads the library.
 */
@Component
@ConditionalOnProperty("andalan.oidc.issuer")
public class Provider {
    private final OidcSettings settings;
    private final Discovery discovery;
    private final Exchange exchange;

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.discovery = new Discovery(settings, clock);
        this.exchange = new Exchange(settings);
    }

    /**
     * A sign-in that has begun. All but the address must stay with the browser, unreadable, until it comes back.
     *
     * @param address where the browser goes now
     */
    public record Start(URI address, String state, String nonce, String verifier) {}

    public Start begin(URI back) throws ProviderFault {
        URI endpoint = discovery.get().getAuthorizationEndpointURI();
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE, Scope.parse(settings.scope()), new ClientID(settings.clientId()), back)
                .endpointURI(endpoint)
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Start(address, state.getValue(), nonce.getValue(), verifier.getValue());
    }

    /** Turns the code that the browser brought into the person it stands for; everything the standard asks for is checked. */
    public Person finish(String code, URI back, String nonce, String verifier) throws ProviderFault {
        return exchange.person(
                discovery.get(),
                new Exchange.Returned(new AuthorizationCode(code), back, new Nonce(nonce), new CodeVerifier(verifier)));
    }

    /** Where a browser ends its session at the provider as well (RP-Initiated Logout 1.0); empty when the provider knows no such place. */
    public Optional<URI> signOut(@Nullable String idToken, URI after) {
        try {
            OIDCProviderMetadata metadata = discovery.get();
            URI end = metadata.getEndSessionEndpointURI();
            if (end == null || !OidcSettings.trusted(end.toString())) {
                return Optional.empty();
            }
            return Optional.of(new LogoutRequest(
                            end, Exchange.parse(idToken), null, new ClientID(settings.clientId()), after, null, null)
                    .toURI());
        } catch (ProviderFault away) {
            return Optional.empty();
        }
    }

    /**
     * Is it the configured provider that answers? (RFC 9207)
     *
     * @param issuer the parameter {@code iss} of the answer, which only newer providers send
     */
    public boolean answers(@Nullable String issuer) throws ProviderFault {
        return issuer == null
                ? !discovery.get().supportsAuthorizationResponseIssuerParam()
                : issuer.equals(settings.issuer());
    }
}
