package id.andalan.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The cookie with the session's token. */
final class SessionCookie {
    private static final HostCookie COOKIE = new HostCookie("andalan_session");
    /** The browser may keep it as long as the longest session; how long it is worth something the server decides. */
    private static final Duration KEPT = Duration.ofDays(60);

    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request);
    }

    /** Sends the token; a lasting cookie stays when the browser is closed: for residents on their own phone, not for an office's computer. */
    static void write(HttpServletRequest request, HttpServletResponse response, String token, boolean lasting) {
        COOKIE.send(request, response, token, lasting ? KEPT : UNTIL_CLOSED);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.send(request, response, "", Duration.ZERO);
    }
}
