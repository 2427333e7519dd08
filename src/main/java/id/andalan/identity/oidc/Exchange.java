package id.andalan.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** From the code to the person: asks for the tokens, checks the ID token, reads the claims. */
final class Exchange {
    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final int LARGEST_KEYS_BYTES = 200_000;
    /** Signed with the provider's private key. Never "none", never a MAC made with our own client secret. */
    private static final Set<JWSAlgorithm> SIGNED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final Map<URI, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    Exchange(OidcSettings settings) {
        this.settings = settings;
    }

    /** What the browser brought back, and what this server had kept for that moment. */
    record Returned(AuthorizationCode code, URI back, Nonce nonce, CodeVerifier verifier) {}

    Person person(OIDCProviderMetadata provider, Returned returned) throws ProviderFault {
        OIDCTokenResponse tokens = tokens(provider, returned);
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        if (idToken == null) {
            throw new ProviderFault(ProviderFault.Kind.TOKEN, "jawaban tanpa ID token");
        }
        Map<String, Object> claims =
                validated(provider, idToken, returned.nonce()).toJSONObject();
        Object groups = Claims.find(claims, settings.groupsClaim());
        if (groups == null && provider.getUserInfoEndpointURI() != null) {
            claims.putAll(userInfo(
                    provider.getUserInfoEndpointURI(),
                    tokens.getOIDCTokens().getAccessToken(),
                    String.valueOf(claims.get("sub"))));
            groups = Claims.find(claims, settings.groupsClaim());
        }
        return new Person(
                settings.issuer(),
                String.valueOf(claims.get("sub")),
                Claims.text(claims, "name"),
                Claims.text(claims, "preferred_username"),
                "true".equals(String.valueOf(claims.get("email_verified"))) ? Claims.text(claims, "email") : null,
                Claims.list(groups),
                idToken.getParsedString());
    }

    private OIDCTokenResponse tokens(OIDCProviderMetadata provider, Returned returned) throws ProviderFault {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(returned.code(), returned.back(), returned.verifier());
        ClientID client = new ClientID(settings.clientId());
        TokenRequest request = settings.clientSecret().isEmpty()
                ? new TokenRequest.Builder(provider.getTokenEndpointURI(), client, grant).build()
                : new TokenRequest.Builder(provider.getTokenEndpointURI(), authentication(provider, client), grant)
                        .build();
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(
                    Discovery.patient(request.toHTTPRequest()).send());
            if (response.indicatesSuccess() && response.toSuccessResponse() instanceof OIDCTokenResponse tokens) {
                return tokens;
            }
            ErrorObject error = response.indicatesSuccess()
                    ? null
                    : response.toErrorResponse().getErrorObject();
            String code = error == null || error.getCode() == null ? "" : error.getCode();
            // Not the description: providers put names and addresses into it.
            throw new ProviderFault(
                    code.equals("invalid_grant") ? ProviderFault.Kind.CODE : ProviderFault.Kind.SETTINGS,
                    "penyedia menolak kode: " + Claims.plain(code));
        } catch (IOException e) {
            throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, "token tidak dapat diminta", e);
        } catch (ParseException e) {
            // Without the cause: its message may quote the answer, and with it a token.
            throw new ProviderFault(ProviderFault.Kind.TOKEN, "jawaban penyedia tidak terbaca");
        }
    }

    private ClientAuthentication authentication(OIDCProviderMetadata provider, ClientID client) {
        Secret secret = new Secret(settings.clientSecret());
        List<ClientAuthenticationMethod> methods = provider.getTokenEndpointAuthMethods();
        boolean basic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic || !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    private IDTokenClaimsSet validated(OIDCProviderMetadata provider, JWT idToken, Nonce nonce) throws ProviderFault {
        IDTokenValidator validator = new IDTokenValidator(
                provider.getIssuer(),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(SIGNED, keys(provider.getJWKSetURI())),
                null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        try {
            IDTokenClaimsSet claims = validator.validate(idToken, nonce);
            // The library leaves this one to us (OpenID Connect Core 1.0, 3.1.3.7, step 5).
            if (claims.getAuthorizedParty() != null
                    && !claims.getAuthorizedParty().getValue().equals(settings.clientId())) {
                throw new ProviderFault(ProviderFault.Kind.TOKEN, "ID token dibuat untuk klien lain");
            }
            return claims;
        } catch (KeySourceException e) {
            throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, "kunci penyedia tidak dapat diambil", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new ProviderFault(ProviderFault.Kind.TOKEN, "ID token ditolak", e);
        }
    }

    /** The provider's public keys, kept for a while and asked for anew when a token names one we do not know. */
    private JWKSource<SecurityContext> keys(URI address) {
        return keys.computeIfAbsent(
                address,
                where -> JWKSourceBuilder.<SecurityContext>create(
                                url(where),
                                new DefaultResourceRetriever(
                                        Discovery.CONNECT_MILLIS, Discovery.READ_MILLIS, LARGEST_KEYS_BYTES))
                        .refreshAheadCache(false)
                        .retrying(true)
                        .build());
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims that the provider does not put into the ID token; only if they are about the same person. */
    private static Map<String, Object> userInfo(URI address, AccessToken access, String subject) throws ProviderFault {
        if (!OidcSettings.trusted(address.toString())) {
            throw new ProviderFault(ProviderFault.Kind.SETTINGS, "alamat userinfo tidak aman");
        }
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(Discovery.patient(new UserInfoRequest(address, access).toHTTPRequest())
                            .send());
            // Never "no groups" instead: that would take somebody's role away because of a hiccup.
            if (!response.indicatesSuccess()) {
                throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, "userinfo menolak menjawab");
            }
            if (response.toSuccessResponse().getUserInfo() == null) {
                throw new ProviderFault(ProviderFault.Kind.SETTINGS, "userinfo bertanda tangan belum didukung");
            }
            Map<String, Object> claims =
                    response.toSuccessResponse().getUserInfo().toJSONObject();
            if (!subject.equals(claims.get("sub"))) {
                throw new ProviderFault(ProviderFault.Kind.TOKEN, "userinfo tentang orang lain");
            }
            return claims;
        } catch (IOException e) {
            throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, "userinfo tidak dapat diminta", e);
        } catch (ParseException e) {
            throw new ProviderFault(ProviderFault.Kind.TOKEN, "userinfo tidak terbaca");
        }
    }

    static @Nullable JWT parse(@Nullable String token) {
        try {
            return token == null ? null : JWTParser.parse(token);
        } catch (java.text.ParseException e) {
            return null;
        }
    }
}
