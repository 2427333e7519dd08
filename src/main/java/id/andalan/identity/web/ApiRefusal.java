package id.andalan.identity.web;

import id.andalan.core.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** What a program is told that does not come in: a problem document, or on Open311's addresses that standard's error list. */
@Component
class ApiRefusal {
    private final Problems problems;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ApiRefusal(Problems problems, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.locales = locales;
        this.json = json;
    }

    void unknownKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // GeoReport v2 asks for 403 where HTTP would say 401.
        answer(request, response, open311(request) ? 403 : 401, "key");
    }

    void notAllowed(HttpServletRequest request, HttpServletResponse response, boolean known) throws IOException {
        answer(request, response, known || open311(request) ? 403 : 401, known ? "forbidden" : "unauthenticated");
    }

    /** Nothing is there, or nothing that this method could be used for. */
    void noSuchDoor(HttpServletRequest request, HttpServletResponse response, Set<String> methods) throws IOException {
        if (methods.isEmpty()) {
            answer(request, response, 404, "notfound");
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            answer(request, response, 405, "method", request.getMethod());
        }
    }

    void tooMany(HttpServletRequest request, HttpServletResponse response, String code, long waitSeconds)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(waitSeconds));
        answer(request, response, 429, code, waitSeconds);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, int status, String code, Object... args)
            throws IOException {
        Locale locale = locales.resolveLocale(request);
        String text = problems.text("problem." + code, locale, args);
        response.setStatus(status);
        if (status == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"andalan\"");
        }
        if (!open311(request)) {
            ProblemDetail problem = Problems.problem(status, kind(code), text);
            send(response, "application/problem+json", json.writeValueAsString(problem));
        } else if (!request.getRequestURI().replaceFirst("/$", "").endsWith(".json")) {
            send(
                    response,
                    "text/xml",
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>" + status
                            + "</code><description>"
                            + text.replace("&", "&amp;").replace("<", "&lt;")
                            + "</description></error></errors>");
        } else {
            send(
                    response,
                    "application/json",
                    json.writeValueAsString(List.of(Map.of("code", status, "description", text))));
        }
    }

    /** A text may be more precise than the kind of problem that programs look at. */
    private static String kind(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    private static boolean open311(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/open311/");
    }

    private static void send(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type + ";charset=utf-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
