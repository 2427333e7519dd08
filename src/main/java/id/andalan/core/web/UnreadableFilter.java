package id.andalan.core.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Parameters that no browser would write so ({@code %zz}, {@code %00}) are refused at once and in words: the container would fail at the first look
 * at any of them, wherever that is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class UnreadableFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableFilter.class);

    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded|multipart/form-data", Pattern.CASE_INSENSITIVE);

    private final BodyLimit limit;
    private final Problems problems;
    private final EarlyAnswers answers;

    UnreadableFilter(BodyLimit limit, Problems problems, EarlyAnswers answers) {
        this.limit = limit;
        this.problems = problems;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Found found = look(request);
        if (found == Found.READABLE) {
            chain.doFilter(request, response);
            return;
        }
        if (found == Found.TOO_LARGE) {
            limit.refuse(request, response);
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

    private static Found look(HttpServletRequest request) {
        String type = request.getContentType();
        boolean form = type != null && FORM.matcher(type).lookingAt();
        if (request.getQueryString() == null && !form) {
            return Found.READABLE;
        }
        try {
            boolean storable = request.getParameterMap().entrySet().stream()
                    .allMatch(one -> isStorable(one.getKey())
                            && Arrays.stream(one.getValue()).allMatch(UnreadableFilter::isStorable));
            return storable ? Found.READABLE : Found.WRONG;
        } catch (IllegalStateException unreadable) {
            LOG.debug("parameters of {} cannot be read", request.getRequestURI(), unreadable);
            return unreadable instanceof InvalidParameterException invalid && invalid.getErrorCode() == 413
                    ? Found.TOO_LARGE
                    : Found.WRONG;
        }
    }

    /** The database cannot hold NUL, and no text needs it. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    private enum Found {
        READABLE,
        WRONG,
        TOO_LARGE
    }
}
