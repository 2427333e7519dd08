package id.andalan.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser on its way to the provider and back, as far as cookies and addresses go. */
final class OidcBrowser {
    private final MockMvcTester mvc;

    OidcBrowser(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    /**
     * What a browser holds when it stands before the provider.
     *
     * @param asked the parameters in the provider's address
     */
    record Away(URI address, Map<String, String> asked, Cookie cookie) {
        String state() {
            return asked.get("state");
        }

        String nonce() {
            return asked.get("nonce");
        }
    }

    Away leave(String next) {
        return away(mvc.get().uri("/masuk/oidc?lanjut={next}", next).exchange());
    }

    static Away away(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        URI address = URI.create(answer.getResponse().getHeader("Location"));
        Cookie cookie = answer.getResponse().getCookie("andalan_oidc");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        return new Away(address, parameters(address), cookie);
    }

    static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    MvcTestResult back(Away away, String code) {
        return mvc.get()
                .uri("/masuk/oidc/kembali?code={code}&state={state}", code, away.state())
                .cookie(away.cookie())
                .exchange();
    }
}
