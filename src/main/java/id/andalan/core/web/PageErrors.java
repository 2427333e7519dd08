package id.andalan.core.web;

import id.andalan.core.Busy;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.database.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Pages when something goes wrong: what happened, whether anything is lost, and the next step. */
@Order(10) // after ApiErrors: every REST controller is a controller too
@ControllerAdvice(annotations = Controller.class)
class PageErrors {
    private final Problems problems;

    PageErrors(Problems problems) {
        this.problems = problems;
    }

    /** Only for pages that do not show the refusal at its field themselves. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, Locale locale, HttpServletResponse response) {
        return page(problems.refused(List.of(refusal), locale), response);
    }

    @ExceptionHandler
    ModelAndView refused(Refusals refusals, Locale locale, HttpServletResponse response) {
        return page(problems.refused(refusals.all(), locale), response);
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict, Locale locale, HttpServletResponse response) {
        return page(problems.conflict(conflict, locale), response);
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound notFound, Locale locale, HttpServletResponse response) {
        return page(problems.notFound(locale), response);
    }

    @ExceptionHandler
    ModelAndView busy(Busy busy, Locale locale, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Busy.RETRY_AFTER_SECONDS);
        return page(problems.busy(locale), response);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    ModelAndView unavailable(Exception failure, Locale locale, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_SECONDS);
        return page(problems.unavailable(locale), response);
    }

    /** A form with files was expected, and something else came. */
    @ExceptionHandler
    ModelAndView unreadable(MultipartException failure, Locale locale, HttpServletResponse response) {
        return page(problems.malformed("multipart/form-data", locale), response);
    }

    /** An address or a filter that cannot be one of ours, such as letters where an id belongs: there is no such page. */
    @ExceptionHandler
    ModelAndView unfitting(TypeMismatchException failure, Locale locale, HttpServletResponse response) {
        return page(problems.notFound(locale), response);
    }

    @ExceptionHandler
    @Nullable
    ModelAndView other(Exception failure, HttpServletRequest request, Locale locale, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof ErrorResponse) {
            throw failure; // The security chain and Spring answer these; the container then asks for the error page.
        }
        if (DatabaseAway.isCauseOf(failure)) {
            return unavailable(failure, locale, response);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // Nobody is left to answer, and nothing is wrong with us.
        }
        return page(problems.broken(failure, request, locale), response);
    }

    private static ModelAndView page(ProblemDetail problem, HttpServletResponse response) {
        response.setStatus(problem.getStatus());
        ModelAndView view = new ModelAndView("error");
        view.addObject("status", problem.getStatus());
        view.addObject("detail", problem.getDetail());
        return view;
    }
}
