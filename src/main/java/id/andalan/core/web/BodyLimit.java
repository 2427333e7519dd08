package id.andalan.core.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body that is no upload is read into memory whole, so it may be {@value #MOST_BYTES} bytes long and no more. Uploads (multipart)
 * have limits of their own and go to disk; they are taken apart here, because one that breaks its limit must not be asked for a
 * parameter any more: the CSRF token and the language would fail with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class BodyLimit extends OncePerRequestFilter {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);
    private static final String UPLOAD = "upload.toobig";

    private final Problems problems;
    private final JsonMapper json;
    private final EarlyAnswers answers;

    BodyLimit(Problems problems, EarlyAnswers answers, JsonMapper json) {
        this.problems = problems;
        this.answers = answers;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            if (canBeTakenApart(request)) {
                chain.doFilter(request, response);
            } else {
                refuseUpload(request, response);
            }
            return;
        }
        if (request.getContentLengthLong() <= MOST_BYTES) {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
            return;
        }
        refuse(request, response);
    }

    /** 413 in the form that the address speaks. */
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = Languages.unasked(request);
        String text = problems.text("problem.toolarge", locale, MOST_BYTES / 1024 / 1024);
        answers.write(
                request,
                response,
                Problems.problem(413, "toolarge", text),
                new EarlyAnswers.Words(problems.text("toolarge.title", locale), text, false),
                locale);
    }

    private static boolean canBeTakenApart(HttpServletRequest request) {
        try {
            request.getParts();
            return true;
        } catch (ServletException | IOException | IllegalStateException e) {
            LOG.debug("the parts of {} cannot be read", request.getRequestURI(), e);
            return false;
        }
    }

    /** A page comes back with one sentence; what was typed is still in the browser's form when it goes back. */
    private void refuseUpload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/open311/")) {
            refuse(request, response);
            return;
        }
        if (isApi(request)) {
            answer(response, problems.text(UPLOAD, Languages.unasked(request)), "photos");
            return;
        }
        Flash.bad(response, UPLOAD);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getRequestURI().startsWith("/lapor") ? "/lapor" : back(request));
    }

    /** The page that held the form, if it is one of ours. */
    private static String back(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        String own = "://" + request.getHeader("Host") + "/";
        int at = referer == null ? -1 : referer.indexOf(own);
        return at < 0 ? "/" : referer.substring(at + own.length() - 1);
    }

    private void answer(HttpServletResponse response, String text, @Nullable String field) throws IOException {
        ProblemDetail problem = Problems.problem(413, "toolarge", text);
        if (field != null) {
            problem.setProperty("errors", List.of(Map.of("code", UPLOAD, "field", field, "detail", text)));
        }
        response.setStatus(413);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    private static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/open311/");
    }

    /** A body that does not say how long it is ends in an error where it becomes too long. */
    private static final class Counted extends HttpServletRequestWrapper {
        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream all = super.getInputStream();
            return new ServletInputStream() {
                private long read;

                @Override
                public int read() throws IOException {
                    int one = all.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int some = all.read(bytes, from, length);
                    count(Math.max(0, some));
                    return some;
                }

                private void count(int more) throws IOException {
                    read += more;
                    if (read > MOST_BYTES) {
                        throw new IOException("body longer than " + MOST_BYTES + " bytes");
                    }
                }

                @Override
                public boolean isFinished() {
                    return all.isFinished();
                }

                @Override
                public boolean isReady() {
                    return all.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    all.setReadListener(listener);
                }
            };
        }
    }
}
