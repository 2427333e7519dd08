package id.andalan.report.web.open311;

import id.andalan.core.Busy;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Problems;
import id.andalan.database.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/** Every failure as status and text of GeoReport v2's error list, in the reader's language. */
@Component
class Open311Errors {
    private final Problems problems;

    Open311Errors(Problems problems) {
        this.problems = problems;
    }

    record Answer(
            int status, @Nullable String text, @Nullable String retryAfter) {}

    String text(String code, Locale locale, Object... args) {
        return problems.text(code, locale, args);
    }

    Answer of(RuntimeException failure, HttpServletRequest request, Locale locale) {
        return switch (failure) {
            case Open311Fault fault -> new Answer(fault.status(), text(fault.code(), locale, fault.args()), null);
            case Refusal refusal -> new Answer(400, problems.text(refusal, locale), null);
            case Refusals refusals ->
                new Answer(400, problems.text(refusals.all().getFirst(), locale), null);
            case NotFound missing -> new Answer(404, problems.notFound(locale).getDetail(), null);
            case Conflict conflict ->
                new Answer(400, problems.conflict(conflict, locale).getDetail(), null);
            case Busy busy -> new Answer(503, problems.busy(locale).getDetail(), DatabaseAway.RETRY_AFTER_SECONDS);
            default -> other(failure, request, locale);
        };
    }

    private Answer other(RuntimeException failure, HttpServletRequest request, Locale locale) {
        if (failure instanceof ErrorResponse known) {
            return new Answer(known.getStatusCode().value(), known.getBody().getDetail(), null);
        }
        if (DatabaseAway.isCauseOf(failure)) {
            return new Answer(503, problems.unavailable(locale).getDetail(), DatabaseAway.RETRY_AFTER_SECONDS);
        }
        return new Answer(500, problems.broken(failure, request, locale).getDetail(), null);
    }
}
