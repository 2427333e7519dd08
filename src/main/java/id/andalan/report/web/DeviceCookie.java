package id.andalan.report.web;

import id.andalan.core.Actor;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Tells one browser from another, so that nobody without an account follows a report twice; says nothing about the person. */
final class DeviceCookie {
    private static final String NAME = "andalan_perangkat";
    private static final Pattern VALUE = Pattern.compile("[0-9a-f-]{36}");

    private DeviceCookie() {}

    /** Who follows: the account, else the browser, which gets its cookie here. */
    static String follower(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        if (actor.id() != null) {
            return "account:" + actor.id();
        }
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie != null && VALUE.matcher(cookie.getValue()).matches()) {
            return "device:" + cookie.getValue();
        }
        String device = UUID.randomUUID().toString();
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(NAME, device)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
        return "device:" + device;
    }
}
