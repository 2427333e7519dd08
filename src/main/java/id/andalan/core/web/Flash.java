package id.andalan.core.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * One sentence for the page after a redirect. It travels in a cookie that holds only the kind and a message key, so that anonymous
 * residents need no session and any server can show it.
 *
 * @param kind {@code ok}, {@code warn} or {@code bad}: the colour and icon of the notice
 * @param key key in the message files
 */
public record Flash(String kind, String key) {
    private static final String COOKIE = "flash";
    private static final Pattern VALUE = Pattern.compile("(ok|warn|bad)~([a-z0-9_.-]{1,80})");
    private static final int SECONDS = 60;

    /** Say that it worked. */
    public static void ok(HttpServletResponse response, String key) {
        send(response, "ok~" + key, SECONDS);
    }

    public static void warn(HttpServletResponse response, String key) {
        send(response, "warn~" + key, SECONDS);
    }

    /** Say that it did not work, and (in the text) what to do now. */
    public static void bad(HttpServletResponse response, String key) {
        send(response, "bad~" + key, SECONDS);
    }

    static @Nullable Flash take(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        send(response, "", 0);
        Matcher matcher = VALUE.matcher(cookie.getValue());
        return matcher.matches() ? new Flash(matcher.group(1), matcher.group(2)) : null;
    }

    private static void send(HttpServletResponse response, String value, int seconds) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }
}
