package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Refusal;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.report.ReportDesk;
import id.andalan.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** POST /kerja/tugaskan and /kerja/mulai: many reports of the inbox at a time, with what became of each. */
@Controller
public class InboxBulk {
    private final ReportDesk desk;
    private final Problems problems;

    InboxBulk(ReportDesk desk, Problems problems) {
        this.desk = desk;
        this.problems = problems;
    }

    /** One that could not be done; {@code text} says why. */
    public record Failed(String number, String text, boolean conflict) {}

    @PostMapping("/kerja/tugaskan")
    ModelAndView assign(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> laporan,
            @RequestParam(defaultValue = "") String petugas,
            @RequestParam(defaultValue = "") String kembali,
            Locale locale,
            HttpServletResponse response) {
        Answering to = new Answering(kembali, locale, response);
        return answer(desk.assign(actor, refs(laporan), officer(petugas)), "work.bulk.assigned", to);
    }

    @PostMapping("/kerja/mulai")
    ModelAndView start(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> laporan,
            @RequestParam(defaultValue = "") String kembali,
            Locale locale,
            HttpServletResponse response) {
        return answer(desk.start(actor, refs(laporan)), "work.bulk.started", new Answering(kembali, locale, response));
    }

    /** @param back the query string of the list that the reader came from */
    private record Answering(String back, Locale locale, HttpServletResponse response) {}

    private ModelAndView answer(List<ReportDesk.Outcome> outcomes, String done, Answering to) {
        String list = "/kerja" + (to.back.startsWith("?") ? to.back : "");
        List<Failed> failed = outcomes.stream()
                .filter(outcome -> !outcome.done())
                .map(outcome -> failed(outcome, to.locale))
                .toList();
        if (failed.isEmpty()) {
            Flash.ok(to.response, done);
            return new ModelAndView("redirect:" + list);
        }
        return new ModelAndView(
                "work/bulk", Map.of("failed", failed, "done", outcomes.size() - failed.size(), "back", list));
    }

    private Failed failed(ReportDesk.Outcome outcome, Locale locale) {
        return switch (outcome.failure()) {
            case Refusal refusal -> new Failed(outcome.number(), problems.text(refusal, locale), false);
            case Conflict conflict -> new Failed(outcome.number(), problems.text("work.bulk.conflict", locale), true);
            case null, default -> new Failed(outcome.number(), problems.text("problem.notfound", locale), false);
        };
    }

    /** As "26-000123-4:7": the number and the version that was on the screen. */
    private static List<Reports.Ref> refs(List<String> chosen) {
        return chosen.stream()
                .filter(text -> !text.isBlank())
                .map(InboxBulk::ref)
                .toList();
    }

    private static Reports.Ref ref(String text) {
        int cut = text.indexOf(':');
        try {
            Reports.Ref plain = Reports.Ref.of(cut < 0 ? text : text.substring(0, cut));
            return new Reports.Ref(plain.number(), cut < 0 ? null : Integer.valueOf(text.substring(cut + 1)));
        } catch (NumberFormatException e) {
            throw Refusal.at("laporan", "work.bulk.none");
        }
    }

    private static @Nullable UUID officer(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("petugas", "report.officer.unknown");
        }
    }
}
