package id.andalan.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A provider that says whatever a test wants, which no honest one does. */
public final class ForgingProvider implements AutoCloseable {
    public static final String CLIENT = "andalan-uji";
    public static final String SECRET = "rahasia-klien-yang-panjang-sekali-untuk-uji";

    private final HttpServer server;
    private final RSAKey key;
    private final List<String> requests = new ArrayList<>();
    private volatile String answer = "{}";
    private volatile int status = 200;

    public ForgingProvider(int port) {
        try {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, 200, """
                {"issuer": "I", "authorization_endpoint": "I/masuk", "token_endpoint": "I/token", "jwks_uri": "I/kunci",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}""".replace("\"I", "\"" + issuer())));
        server.createContext("/kunci", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", exchange -> {
            synchronized (requests) {
                requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            send(exchange, status, answer);
        });
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Bodies of the requests for a token. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The next code is answered with this ID token. */
    public void give(String idToken) {
        answer(200, "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken + "\"}");
    }

    public void answer(int withStatus, String body) {
        status = withStatus;
        answer = body;
    }

    /** What an honest token says; a test changes one thing. */
    public JWTClaimsSet.Builder claims(String subject, String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", "Rahmi Uji")
                .claim("preferred_username", "rahmi-" + subject)
                .claim("groups", List.of("petugas-dlh"));
    }

    public String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, key);
    }

    public static String signed(JWTClaimsSet.Builder claims, RSAKey with) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(with.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings that lead here. */
    public Map<String, String> environment() {
        return Map.of(
                "ANDALAN_OIDC_ISSUER",
                issuer(),
                "ANDALAN_OIDC_CLIENT_ID",
                CLIENT,
                "ANDALAN_OIDC_CLIENT_SECRET",
                SECRET);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
