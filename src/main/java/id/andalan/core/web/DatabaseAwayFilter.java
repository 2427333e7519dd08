package id.andalan.core.web;

import id.andalan.database.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last word when the database is away and no controller was reached or could answer (sessions, rate limits and error pages need it
 * too): 503 with Retry-After, and nothing in it that needs the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAwayFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);

    private final Problems problems;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json;

    DatabaseAwayFilter(Problems problems, MessageSource messages, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (!DatabaseAway.isCauseOf(failure) && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
                LOG.debug("the client is gone", failure);
                return;
            }
            if (response.isCommitted() || !DatabaseAway.isCauseOf(failure)) {
                throw failure;
            }
            LOG.debug("the database is away", failure);
            answer(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Locale locale = locales.resolveLocale(request);
        String path = request.getRequestURI();
        if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
            write(
                    response,
                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    json.writeValueAsString(problems.unavailable(locale)));
        } else if (path.startsWith("/open311/")) {
            String text = messages.getMessage("problem.unavailable", null, locale);
            if (path.endsWith(".xml")) {
                write(response, MediaType.APPLICATION_XML_VALUE, """
                        <?xml version="1.0" encoding="utf-8"?>
                        <errors><error><code>503</code><description>%s</description></error></errors>
                        """.formatted(HtmlUtils.htmlEscape(text, "UTF-8")));
            } else {
                write(response, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(new OpenFault[] {
                    new OpenFault(503, text)
                }));
            }
        } else {
            page(request, response, locale);
        }
    }

    /** Open311's form of an error. */
    private record OpenFault(int code, String description) {}

    private void page(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        // Only a page that was asked for comes again by itself; a form must be sent again by its owner.
        String again = request.getMethod().equals("GET") ? "<meta http-equiv=\"refresh\" content=\"5\">" : "";
        write(response, "text/html", """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">%s
                <title>%s</title><link rel="stylesheet" href="/css/andalan.css"></head>
                <body class="resident"><main class="narrow"><h1>%s</h1><p>%s</p></main></body></html>
                """.formatted(
                        locale.getLanguage(),
                        again,
                        text("away.title", locale),
                        text("away.title", locale),
                        text(again.isEmpty() ? "away.form" : "away.page", locale)));
    }

    private String text(String key, Locale locale) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, locale), "UTF-8");
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
