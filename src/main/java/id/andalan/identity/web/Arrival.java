package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** What every way of signing in ends with: the cookie, a new CSRF token, and where to go from here. */
@Component
class Arrival {
    /** A path of ours, never "//elsewhere" or "/\elsewhere", which browsers read as another site. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");

    private final CookieCsrfTokenRepository csrf;

    Arrival(CookieCsrfTokenRepository csrf) {
        this.csrf = csrf;
    }

    /** Lets in; the answer is the address to go to: {@code next} if it is one of ours, else the role's first page. */
    String welcome(Sessions.Started session, String next, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.write(request, response, session.token(), session.role() == Actor.Role.RESIDENT);
        csrf.saveToken(null, request, response);
        return OURS.matcher(next).matches() && !next.startsWith("/masuk") ? next : firstPage(session.role());
    }

    void farewell(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.clear(request, response);
        csrf.saveToken(null, request, response);
    }

    static String firstPage(Actor.Role role) {
        return switch (role) {
            case OFFICER, AGENCY_HEAD -> "/kerja";
            case LEADER -> "/pusat";
            case ADMIN -> "/admin/akun";
            case AUDITOR -> "/admin/audit";
            case RESIDENT, API_CLIENT -> "/akun";
        };
    }
}
