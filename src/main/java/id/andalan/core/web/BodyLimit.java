package id.andalan.core.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body that is no upload is read into memory whole, so it may be {@value #MOST_BYTES} bytes long and no more. Uploads (multipart)
 * have limits of their own and go to disk.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class BodyLimit extends OncePerRequestFilter {
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private final Problems problems;
    private final JsonMapper json;
    private final Languages languages = new Languages();

    BodyLimit(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= MOST_BYTES) {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
            return;
        }
        String path = request.getRequestURI();
        if (!path.startsWith("/api/") && !path.startsWith("/open311/")) {
            response.sendError(413);
            return;
        }
        response.setStatus(413);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String text = problems.text("problem.toolarge", languages.resolveLocale(request), MOST_BYTES / 1024 / 1024);
        json.writeValue(response.getOutputStream(), Problems.problem(413, "toolarge", text));
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
