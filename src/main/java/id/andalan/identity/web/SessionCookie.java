package id.andalan.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie with the session's token. Over https it carries the prefix {@code __Host-}, which keeps any other site of the same
 * domain from setting it; no script can read it, and no foreign site's form brings it along.
 */
final class SessionCookie {
    private static final String PLAIN = "andalan_session";
    private static final String SECURE = "__Host-andalan_session";
    /** The browser may keep it as long as the longest session; how long it is worth something the server decides. */
    private static final Duration KEPT = Duration.ofDays(60);

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /** Sends the token; a lasting cookie stays when the browser is closed; for residents on their own phone, not for an office's computer */
    static void write(HttpServletRequest request, HttpServletResponse response, String token, boolean lasting) {
        send(request, response, token, lasting ? KEPT : Duration.ofSeconds(-1));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE : PLAIN;
    }
}
