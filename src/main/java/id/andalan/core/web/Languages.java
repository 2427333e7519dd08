package id.andalan.core.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Indonesian unless asked otherwise. Pages follow {@code ?lang=} and remember it in a cookie: a phone set to English is no reason to
 * show a resident English. APIs follow {@code Accept-Language}, whose writers mean it.
 */
public class Languages implements LocaleResolver {
    public static final Locale INDONESIAN = Locale.of("id", "ID");
    public static final Locale ENGLISH = Locale.ENGLISH;

    static final String PARAMETER = "lang";
    private static final String COOKIE = "lang";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = request.getParameter(PARAMETER);
        if (asked != null && (asked.equals("en") || asked.equals("id"))) {
            return locale(asked);
        }
        return unasked(request);
    }

    /** The language without a look at the parameters, for requests whose parameters cannot be read. */
    static Locale unasked(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            return locale(cookie.getValue());
        }
        String path = request.getRequestURI();
        boolean asks = request.getHeader("Accept-Language") != null;
        if (asks && (path.startsWith("/api/") || path.startsWith("/open311/"))) {
            return locale(request.getLocale().getLanguage());
        }
        return INDONESIAN;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, locale.getLanguage())
                    .path("/")
                    .httpOnly(true)
                    .sameSite("Lax")
                    .maxAge(YEAR_SECONDS)
                    .build();
            response.addHeader("Set-Cookie", cookie.toString());
        }
    }

    private static Locale locale(String language) {
        return language.equals("en") ? ENGLISH : INDONESIAN;
    }
}
