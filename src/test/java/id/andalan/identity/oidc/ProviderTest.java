package id.andalan.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.andalan.core.HandClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private static final URI BACK = URI.create("https://andalan.example/masuk/oidc/kembali");

    private static OidcSettings settings(Map<String, String> environment) {
        return OidcSettings.of(name -> environment.getOrDefault(name, ""));
    }

    private static ProviderFault.Kind fault(OidcSettings settings) {
        return catchThrowableOfType(ProviderFault.class, () -> new Provider(settings, Clock.systemUTC()).begin(BACK))
                .kind();
    }

    @Test
    void theBrowserLeavesWithStateNonceAndAChallenge() throws ProviderFault {
        try (ForgingProvider forging = new ForgingProvider(0)) {
            Provider provider = new Provider(settings(forging.environment()), Clock.systemUTC());
            Provider.Start first = provider.begin(BACK);
            assertThat(first.address().toString())
                    .startsWith(forging.issuer() + "/masuk?")
                    .contains("response_type=code")
                    .contains("code_challenge_method=S256")
                    .contains("state=" + first.state())
                    .contains("nonce=" + first.nonce())
                    .doesNotContain(first.verifier())
                    .doesNotContain(ForgingProvider.SECRET);
            assertThat(provider.begin(BACK).state()).isNotEqualTo(first.state());
        }
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainAfterAMoment() throws IOException, ProviderFault {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment =
                Map.of("ANDALAN_OIDC_ISSUER", "http://localhost:" + port, "ANDALAN_OIDC_CLIENT_ID", "x");
        HandClock clock = new HandClock(Instant.parse("2026-11-23T01:00:00Z"));
        Provider provider = new Provider(settings(environment), clock);
        assertThatThrownBy(() -> provider.begin(BACK)).isInstanceOf(ProviderFault.class);
        try (ForgingProvider back = new ForgingProvider(port)) {
            clock.pass(Duration.ofSeconds(6));
            assertThat(provider.begin(BACK).address().toString()).startsWith(back.issuer());
        }
    }

    @Test
    void saysWhatIsWrongWithTheSettings() {
        assertThat(fault(settings(Map.of("ANDALAN_OIDC_ISSUER", "http://sso.example", "ANDALAN_OIDC_CLIENT_ID", "x"))))
                .isEqualTo(ProviderFault.Kind.SETTINGS);
        assertThat(fault(settings(Map.of("ANDALAN_OIDC_ISSUER", "https://sso.example"))))
                .isEqualTo(ProviderFault.Kind.SETTINGS);
        assertThat(fault(settings(Map.of("ANDALAN_OIDC_ISSUER", "http://localhost:1", "ANDALAN_OIDC_CLIENT_ID", "x"))))
                .isEqualTo(ProviderFault.Kind.UNREACHABLE);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotTrusted() {
        try (ForgingProvider forging = new ForgingProvider(0)) {
            Map<String, String> environment = new HashMap<>(forging.environment());
            environment.put("ANDALAN_OIDC_ISSUER", forging.issuer() + "/");
            assertThat(fault(settings(environment))).isEqualTo(ProviderFault.Kind.SETTINGS);
        }
    }

    @Test
    void groupsAreFoundWhereverTheyStand() {
        assertThat(Claims.list(Claims.find(
                        Map.of("realm_access", Map.of("roles", java.util.List.of("a", 1, "b"))), "realm_access.roles")))
                .containsExactly("a", "b");
        assertThat(Claims.list(Claims.find(Map.of("https://x.example/groups", "satu"), "https://x.example/groups")))
                .containsExactly("satu");
        assertThat(Claims.list(Claims.find(Map.of(), "groups"))).isEmpty();
    }
}
