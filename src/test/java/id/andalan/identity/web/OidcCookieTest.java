package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.identity.KeyRing;
import id.andalan.identity.KeyRings;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class OidcCookieTest {
    private final KeyRing keys = KeyRings.of("only-for-tests-only-for-tests-only-for-tests");
    private final Clock clock = Clock.systemUTC();

    private OidcCookie cookie(KeyRing with, Clock at) {
        return new OidcCookie(with, new JsonMapper(), at);
    }

    private Cookie written(boolean secure) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        OidcCookie cookie = cookie(keys, clock);
        cookie.write(request, response, cookie.flow("status", "nonce", "bukti", "/kerja", null));
        return response.getCookies()[0];
    }

    private boolean taken(Cookie cookie, KeyRing with, Clock at) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookie);
        return cookie(with, at).take(request, new MockHttpServletResponse()).isPresent();
    }

    @Test
    void lastsTenMinutesWhateverTheBrowserDoes() {
        Cookie cookie = written(false);
        assertThat(taken(cookie, keys, clock)).isTrue();
        assertThat(taken(cookie, keys, Clock.offset(clock, Duration.ofMinutes(9))))
                .isTrue();
        assertThat(taken(cookie, keys, Clock.offset(clock, Duration.ofMinutes(11))))
                .isFalse();
    }

    @Test
    void opensUnderOurKeyOnlyAndShowsNothing() {
        Cookie cookie = written(false);
        assertThat(taken(cookie, KeyRings.of("another-key-another-key-another-key-another"), clock))
                .isFalse();
        assertThat(cookie.getValue()).doesNotContain("bukti", "nonce");
    }

    @Test
    void overHttpsNoOtherSiteCanSetIt() {
        Cookie cookie = written(true);
        assertThat(cookie.getName()).startsWith("__Host-");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
    }
}
