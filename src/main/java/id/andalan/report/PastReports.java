package id.andalan.report;

import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Judges reports of the past as {@link Reports#file} judges new ones: category, place, agency and deadlines by the city's rules, with the
 * reason of each refusal. Reads nothing but memory, so a dry run costs nothing and promises what the real one does.
 *
 * <p>Deadlines count from when a report was filed. An open one whose deadline passed long ago is overdue in every list and figure, but
 * nobody is told of each one: it comes in as already escalated. A resolved one whose days of confirmation are over is closed.
 */
@Service
public class PastReports {
    private final CityRules city;
    private final Clock clock;

    PastReports(CityRules city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    /** What will be written; throws {@link Refusal} when the report cannot come in. */
    public LoadRow judge(PastReport given) {
        Instant now = clock.instant();
        PastReport past = plain(given);
        check(past, now);
        CityRules.Rule rule = city.rule(past.category());
        CityRules.Placed placed = city.place(past.place(), past.filedAt());
        String agency = city.responsible(past.category(), placed.ward(), past.filedAt());
        WorkingCalendar working = city.calendar();
        Instant responseDue = working.plus(past.filedAt(), rule.response());
        Instant resolveDue = working.plus(past.filedAt(), rule.resolution());
        return row(past, new Judged(placed, agency, rule.urgency(), responseDue, resolveDue), now);
    }

    private record Judged(
            CityRules.Placed placed, String agency, int urgency, Instant responseDue, Instant resolveDue) {}

    private static PastReport plain(PastReport given) {
        String address = given.place().address();
        NewReport.Place place = given.place();
        return new PastReport(
                given.externalId(),
                given.category(),
                new NewReport.Place(
                        place.lat(), place.lon(), place.ward(), address == null ? null : PlainText.of(address)),
                PlainText.of(given.description()).strip(),
                given.status(),
                given.filedAt(),
                given.updatedAt(),
                given.endedAt());
    }

    private static void check(PastReport past, Instant now) {
        if (past.description().isBlank()) {
            throw Refusal.at("description", "report.description.short", 1);
        }
        if (past.description().length() > NewReport.MAX_DESCRIPTION) {
            throw Refusal.at("description", "report.description.long", NewReport.MAX_DESCRIPTION);
        }
        if (past.filedAt().isAfter(now)) {
            throw Refusal.at("filed", "report.import.future");
        }
        Instant ended = past.endedAt();
        if (ended != null && ended.isBefore(past.filedAt())) {
            throw Refusal.at("ended", "report.import.order");
        }
    }

    private static LoadRow row(PastReport past, Judged judged, Instant now) {
        Instant updated = later(past.filedAt(), past.updatedAt());
        if (past.status().isOpen()) {
            return new LoadRow(
                    past,
                    judged.placed,
                    judged.agency,
                    judged.urgency,
                    past.status(),
                    openClock(past, judged, updated, now),
                    updated,
                    null,
                    null);
        }
        Instant end = past.endedAt() == null ? updated : past.endedAt();
        boolean done = past.status() == ReportStatus.RESOLVED || past.status() == ReportStatus.CLOSED;
        boolean over = end.plus(Report.CONFIRMATION).isBefore(now);
        ReportStatus status = past.status() == ReportStatus.RESOLVED && over ? ReportStatus.CLOSED : past.status();
        Instant closed = past.status() == ReportStatus.RESOLVED ? end.plus(Report.CONFIRMATION) : end;
        return new LoadRow(
                past,
                judged.placed,
                judged.agency,
                judged.urgency,
                status,
                new DeadlineClock(judged.responseDue, judged.resolveDue, null, end, false, 0),
                later(updated, status == ReportStatus.RESOLVED ? end : closed),
                done ? end : null,
                status == ReportStatus.RESOLVED ? null : closed);
    }

    private static DeadlineClock openClock(PastReport past, Judged judged, Instant updated, Instant now) {
        boolean paused = past.status() == ReportStatus.RETURNED;
        boolean taken = past.status() != ReportStatus.RECEIVED;
        DeadlineClock clock = new DeadlineClock(
                judged.responseDue, judged.resolveDue, paused ? updated : null, taken ? updated : null, true, 0);
        return clock.levelAt(now) == 0 ? clock : clock.escalated().escalated();
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
