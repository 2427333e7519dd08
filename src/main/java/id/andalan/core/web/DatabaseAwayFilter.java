package id.andalan.core.web;

import id.andalan.database.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The last word when the database is away and no controller was reached or could answer (sessions, rate limits and error pages need it
 * too): 503 with Retry-After, and nothing in it that needs the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAwayFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);

    private final Problems problems;
    private final LocaleResolver locales;
    private final EarlyAnswers answers;

    DatabaseAwayFilter(Problems problems, LocaleResolver locales, EarlyAnswers answers) {
        this.problems = problems;
        this.locales = locales;
        this.answers = answers;
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
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_SECONDS);
        Locale locale = locales.resolveLocale(request);
        // Only a page that was asked for comes again by itself; a form must be sent again by its owner.
        boolean again = request.getMethod().equals("GET");
        answers.write(
                request,
                response,
                problems.unavailable(locale),
                new EarlyAnswers.Words(
                        problems.text("away.title", locale),
                        problems.text(again ? "away.page" : "away.form", locale),
                        again),
                locale);
    }
}
