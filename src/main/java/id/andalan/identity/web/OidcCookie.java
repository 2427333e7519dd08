package id.andalan.identity.web;

import id.andalan.identity.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has to be remembered while a browser is away at the provider: sealed in a cookie of that browser, for ten minutes, so that any
 * server can take it up again and a stranger who calls often fills no table. Taken once; the code behind it works once too.
 */
@Component
class OidcCookie {
    private static final Logger LOG = LoggerFactory.getLogger(OidcCookie.class);
    private static final HostCookie COOKIE = new HostCookie("andalan_oidc");
    private static final String CONTEXT = "oidc flow";
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** A longer address would not fit beside the rest; the role's first page will do. */
    private static final int LONGEST_NEXT = 1_000;

    private final KeyRing keys;
    private final JsonMapper json;
    private final Clock clock;

    OidcCookie(KeyRing keys, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param next the page one wanted
     * @param account who wants to link, null for signing in: nobody else's session may end what this one began
     * @param until seconds since 1970
     */
    record Flow(
            String state,
            String nonce,
            String verifier,
            String next,
            @Nullable UUID account,
            long until) {}

    Flow flow(String state, String nonce, String verifier, String next, @Nullable UUID account) {
        long until = clock.instant().plus(KEPT).getEpochSecond();
        return new Flow(state, nonce, verifier, next.length() > LONGEST_NEXT ? "" : next, account, until);
    }

    void write(HttpServletRequest request, HttpServletResponse response, Flow flow) {
        KeyRing.Sealed sealed = keys.seal(json.writeValueAsString(flow), CONTEXT);
        COOKIE.send(
                request, response, sealed.keyId() + '.' + Base64.getUrlEncoder().encodeToString(sealed.bytes()), KEPT);
    }

    /** What this browser left with, unless it was too long ago; gone with this answer. */
    Optional<Flow> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> value = COOKIE.read(request);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        COOKIE.send(request, response, "", Duration.ZERO);
        return open(value.get()).filter(flow -> clock.instant().getEpochSecond() < flow.until());
    }

    private Optional<Flow> open(String value) {
        int dot = value.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value.substring(dot + 1));
            return Optional.of(json.readValue(
                    keys.open(new KeyRing.Sealed(value.substring(0, dot), bytes), CONTEXT), Flow.class));
        } catch (IllegalStateException | IllegalArgumentException | JacksonException broken) {
            LOG.info("OIDC: cookie tidak terbaca ({})", broken.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
