package id.andalan.identity.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The provider's description of itself ({@code /.well-known/openid-configuration}). Asked for when somebody first wants to sign in,
 * never at the start; kept for an hour; a provider that is away is asked again by the next person, but not by a hundred at once.
 */
final class Discovery {
    static final int CONNECT_MILLIS = 3_000;
    static final int READ_MILLIS = 5_000;
    private static final Duration KEPT = Duration.ofHours(1);
    /** After a failure everybody gets the same answer for so long, instead of waiting for the time-out in a queue. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OIDCProviderMetadata known;
    private @Nullable ProviderFault failed;
    private Instant askedAt = Instant.MIN;

    Discovery(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What the provider answered, and what its clock said; null when it did not say. */
    record Answer(OIDCProviderMetadata metadata, @Nullable Instant date) {}

    OIDCProviderMetadata get() throws ProviderFault {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (known != null && now.isBefore(askedAt.plus(KEPT))) {
                return known;
            }
            if (failed != null && now.isBefore(askedAt.plus(PAUSE))) {
                throw failed;
            }
            try {
                known = ask(settings).metadata();
                failed = null;
                return known;
            } catch (ProviderFault fault) {
                failed = fault;
                if (known != null && fault.kind() == ProviderFault.Kind.UNREACHABLE) {
                    return known; // what it said an hour ago is still the best guess
                }
                throw fault;
            } finally {
                askedAt = clock.instant();
            }
        } finally {
            lock.unlock();
        }
    }

    static Answer ask(OidcSettings settings) throws ProviderFault {
        if (!settings.faults().isEmpty()) {
            throw new ProviderFault(
                    ProviderFault.Kind.SETTINGS, settings.faults().getFirst());
        }
        try {
            HTTPRequest request = new OIDCProviderConfigurationRequest(new Issuer(settings.issuer())).toHTTPRequest();
            HTTPResponse response = patient(request).send();
            if (response.getStatusCode() != 200) {
                boolean theirs = response.getStatusCode() >= 500;
                throw new ProviderFault(
                        theirs ? ProviderFault.Kind.UNREACHABLE : ProviderFault.Kind.SETTINGS,
                        request.getURI() + " menjawab " + response.getStatusCode());
            }
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
            check(metadata, settings);
            return new Answer(metadata, date(response.getHeaderValue("Date")));
        } catch (GeneralException e) {
            throw new ProviderFault(
                    ProviderFault.Kind.SETTINGS, settings.issuer() + " bukan penyedia OpenID Connect", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, settings.issuer() + " tidak terjangkau", e);
        }
    }

    private static void check(OIDCProviderMetadata metadata, OidcSettings settings) throws ProviderFault {
        if (!metadata.getIssuer().getValue().equals(settings.issuer())) {
            throw new ProviderFault(
                    ProviderFault.Kind.SETTINGS,
                    "penyedia menyebut dirinya " + metadata.getIssuer() + ", bukan " + settings.issuer());
        }
        for (URI address : new URI[] {
            metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()
        }) {
            if (address == null || !OidcSettings.trusted(address.toString())) {
                throw new ProviderFault(
                        ProviderFault.Kind.SETTINGS, "penyedia menyebut alamat yang tidak aman: " + address);
            }
        }
    }

    static HTTPRequest patient(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        return request;
    }

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
