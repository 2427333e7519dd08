package id.andalan.core.web;

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
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Parameters that no browser would write so ({@code %zz}) are refused at once and in words: the container would fail at the first look
 * at any of them, wherever that is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class UnreadableFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableFilter.class);

    private final Problems problems;
    private final EarlyAnswers answers;

    UnreadableFilter(Problems problems, EarlyAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
            return;
        }
        // The language may not be asked for by parameter here: reading one is what failed.
        Locale locale = Languages.unasked(request);
        answers.write(
                request,
                response,
                problems.malformed(problems.text("problem.parameters", locale), locale),
                new EarlyAnswers.Words(
                        problems.text("unreadable.title", locale), problems.text("unreadable.page", locale), false),
                locale);
    }

    private static boolean isReadable(HttpServletRequest request) {
        String type = request.getContentType();
        boolean form = type != null && type.regionMatches(true, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0, 33);
        if (request.getQueryString() == null && !form) {
            return true;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException unreadable) {
            LOG.debug("parameters of {} cannot be read", request.getRequestURI(), unreadable);
            return false;
        }
    }
}
