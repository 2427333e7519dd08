package id.andalan.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that proves who comes. Over https its name has the prefix {@code __Host-}, which keeps any other site of the same domain from
 * setting it; no script can read it, and no foreign site's form brings it along.
 */
record HostCookie(String plainName) {
    Optional<String> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /** @param age zero: away with it; negative: until the browser is closed */
    void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                // Strict would not come along when a provider of sign-ins sends the browser back.
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + plainName : plainName;
    }
}
