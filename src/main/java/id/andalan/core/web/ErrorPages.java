package id.andalan.core.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container or the security chain refused: a page for people, a problem for programs, in words for both. */
@Controller
class ErrorPages implements ErrorController {
    private final Problems problems;
    private final EarlyAnswers answers;

    ErrorPages(Problems problems, EarlyAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Asked for directly there is nothing that went wrong, and no such page.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Locale locale = Languages.unasked(request);
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        String text = request.getAttribute(Problems.TEXT) instanceof String code ? problems.text(code, locale) : null;
        if (EarlyAnswers.isForPrograms(path)) {
            answers.write(path, response, problem(status, text, request, locale));
            return null;
        }
        response.setStatus(status);
        ModelAndView view = new ModelAndView("error");
        view.addObject("status", status);
        view.addObject("detail", text);
        return view;
    }

    /** The error page itself is asked for with GET, whatever was asked for before. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method
                ? method
                : request.getMethod();
    }

    private ProblemDetail problem(int status, @Nullable String text, HttpServletRequest request, Locale locale) {
        if (text != null) {
            return Problems.problem(status, "refused", text);
        }
        return switch (status) {
            case 404 -> problems.notFound(locale);
            case 405 -> Problems.problem(status, "method", problems.text("problem.method", locale, asked(request)));
            case 403 -> Problems.problem(status, "forbidden", problems.text("problem.forbidden", locale));
            default ->
                Problems.problem(
                        status,
                        status < 500 ? "malformed" : "broken",
                        problems.text("error." + (status < 500 ? 400 : 500) + ".text", locale));
        };
    }
}
