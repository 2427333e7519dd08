package id.andalan.core.web;

import id.andalan.core.Busy;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.database.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers of the JSON APIs when something goes wrong: always a problem document, never a stack trace. */
@Order(0)
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors {
    private final Problems problems;

    ApiErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, Locale locale) {
        return answer(problems.refused(List.of(refusal), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusals refusals, Locale locale) {
        return answer(problems.refused(refusals.all(), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict conflict, Locale locale) {
        return answer(problems.conflict(conflict, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(Busy busy, Locale locale) {
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, Busy.RETRY_AFTER_SECONDS)
                .body(problems.busy(locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound notFound, Locale locale) {
        return answer(problems.notFound(locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException failure, Locale locale) {
        return answer(problems.malformed("JSON", locale));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception failure, Locale locale) {
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER_SECONDS)
                .body(problems.unavailable(locale));
    }

    /** A form with files was expected, and something else came. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException failure, Locale locale) {
        return answer(problems.malformed("multipart/form-data", locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unfitting(TypeMismatchException failure, Locale locale) {
        return answer(problems.malformed(String.valueOf(failure.getPropertyName()), locale));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> other(Exception failure, HttpServletRequest request, Locale locale) {
        if (failure instanceof ErrorResponse known) {
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .body(problems.known(known, request.getMethod(), locale));
        }
        if (DatabaseAway.isCauseOf(failure)) {
            return unavailable(failure, locale);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // Nobody is left to answer, and nothing is wrong with us.
        }
        return answer(problems.broken(failure, request, locale));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
