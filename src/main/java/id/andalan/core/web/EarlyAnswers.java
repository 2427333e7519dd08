package id.andalan.core.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** A failure before any controller, told in the form that its address speaks; needs neither the database nor a template. */
@Component
class EarlyAnswers {
    private final JsonMapper json;

    EarlyAnswers(JsonMapper json) {
        this.json = json;
    }

    /**
     * What a page says.
     *
     * @param again whether the browser asks once more by itself
     */
    record Words(String title, String text, boolean again) {}

    /** Open311's form of an error. */
    private record OpenFault(int code, String description) {}

    void write(
            HttpServletRequest request, HttpServletResponse response, ProblemDetail problem, Words page, Locale locale)
            throws IOException {
        String path = request.getRequestURI();
        if (isForPrograms(path)) {
            write(path, response, problem);
        } else {
            begin(response, problem);
            write(response, MediaType.TEXT_HTML_VALUE, page(page, locale));
        }
    }

    static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/open311/") || path.startsWith("/actuator/");
    }

    /** For an address that {@link #isForPrograms}. */
    void write(String path, HttpServletResponse response, ProblemDetail problem) throws IOException {
        begin(response, problem);
        String text = String.valueOf(problem.getDetail());
        if (!path.startsWith("/open311/")) {
            write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsString(problem));
        } else if (path.endsWith(".xml")) {
            write(response, MediaType.TEXT_XML_VALUE, """
                    <?xml version="1.0" encoding="utf-8"?>
                    <errors><error><code>%d</code><description>%s</description></error></errors>
                    """.formatted(
                            problem.getStatus(), HtmlUtils.htmlEscape(text, "UTF-8")));
        } else {
            OpenFault fault = new OpenFault(problem.getStatus(), text);
            write(response, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(new OpenFault[] {fault}));
        }
    }

    private static void begin(HttpServletResponse response, ProblemDetail problem) {
        response.setStatus(problem.getStatus());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String page(Words words, Locale locale) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">%s
                <title>%s</title><link rel="stylesheet" href="/css/andalan.css"></head>
                <body class="resident"><main class="narrow"><h1>%s</h1><p>%s</p><p><a href="/">Andalan</a></p></main></body></html>
                """.formatted(
                        locale.getLanguage(),
                        words.again ? "<meta http-equiv=\"refresh\" content=\"5\">" : "",
                        HtmlUtils.htmlEscape(words.title, "UTF-8"),
                        HtmlUtils.htmlEscape(words.title, "UTF-8"),
                        HtmlUtils.htmlEscape(words.text, "UTF-8"));
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
