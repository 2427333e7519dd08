package id.andalan.core.web;

import id.andalan.core.Conflict;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns a failure into an RFC 9457 problem in the reader's language. Pages use the same texts. */
@Component
public class Problems {
    /** Attribute of a refused request: the code of a text that says more than its status. */
    public static final String TEXT = Problems.class.getName() + ".text";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of a refusal. */
    public String text(Refusal refusal, Locale locale) {
        return text(refusal.code(), locale, refusal.args());
    }

    public String text(String code, Locale locale, Object... args) {
        return messages.getMessage(code, args, code, locale);
    }

    /** 422 with every fault in {@code errors}: code, field (if one), text. */
    public ProblemDetail refused(List<Refusal> refusals, Locale locale) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, refusals.getFirst().code(), text(refusals.getFirst(), locale));
        problem.setProperty(
                "errors",
                refusals.stream()
                        .map(refusal -> Map.of(
                                "code", refusal.code(),
                                "field", refusal.field() == null ? "" : refusal.field(),
                                "detail", text(refusal, locale)))
                        .toList());
        return problem;
    }

    public ProblemDetail conflict(Conflict conflict, Locale locale) {
        return problem(HttpStatus.CONFLICT, conflict.code(), text(conflict.code(), locale, conflict.args()));
    }

    public ProblemDetail notFound(Locale locale) {
        return problem(HttpStatus.NOT_FOUND, "notfound", text("problem.notfound", locale));
    }

    public ProblemDetail malformed(String reason, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, "malformed", text("problem.malformed", locale, reason));
    }

    public ProblemDetail unavailable(Locale locale) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", text("problem.unavailable", locale));
    }

    public ProblemDetail busy(Locale locale) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", text("problem.busy", locale));
    }

    /** What Spring found out by itself, in our words. */
    public ProblemDetail known(ErrorResponse failure, String method, Locale locale) {
        int status = failure.getStatusCode().value();
        return switch (status) {
            case 404 -> notFound(locale);
            case 405 -> problem(status, "method", text("problem.method", locale, method));
            case 406 -> problem(status, "acceptable", text("problem.acceptable", locale));
            case 413 -> problem(status, "toolarge", text("toolarge.title", locale));
            case 415 -> problem(status, "mediatype", text("problem.mediatype", locale));
            default ->
                switch (failure) {
                    case MissingServletRequestParameterException missing ->
                        malformed(text("problem.parameter.missing", locale, missing.getParameterName()), locale);
                    case MissingServletRequestPartException missing ->
                        malformed(text("problem.parameter.missing", locale, missing.getRequestPartName()), locale);
                    default -> failure.getBody();
                };
        };
    }

    /** 500: logged once under the reference that the answer shows. */
    public ProblemDetail broken(Throwable failure, HttpServletRequest request, Locale locale) {
        String reference = Ids.next().toString().substring(24);
        LOG.error("broken {} {} {}", reference, request.getMethod(), request.getRequestURI(), failure);
        ProblemDetail problem =
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "broken", text("problem.broken", locale, reference));
        problem.setProperty("reference", reference);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        return problem(status.value(), code, detail);
    }

    /** A problem with that stable code; for refusals at the door, before any controller. */
    public static ProblemDetail problem(int status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
        problem.setType(URI.create("urn:andalan:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }
}
