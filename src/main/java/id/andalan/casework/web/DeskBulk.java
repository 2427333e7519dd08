package id.andalan.casework.web;

import id.andalan.casework.CaseBulk;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** POST /kerja/layanan/setujui: approves several tasks of the inbox, and says of each that could not be done why. */
@Controller
public class DeskBulk {
    private final CaseBulk bulk;
    private final Problems problems;

    DeskBulk(CaseBulk bulk, Problems problems) {
        this.bulk = bulk;
        this.problems = problems;
    }

    /** One that could not be approved; {@code text} says why. */
    public record Failed(String number, String text) {}

    @PostMapping("/kerja/layanan/setujui")
    ModelAndView approve(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> tugas,
            @RequestParam(defaultValue = "") String kunci,
            @RequestParam(defaultValue = "") String kembali,
            Locale locale,
            HttpServletResponse response) {
        List<CaseBulk.Done> all = bulk.approve(
                actor,
                tugas.stream().filter(text -> !text.isBlank()).map(DeskBulk::id).toList(),
                kunci);
        List<Failed> failed = all.stream()
                .filter(done -> done.failure() != null)
                .map(done -> new Failed(done.number(), why(done, locale)))
                .toList();
        String back = "/kerja/layanan" + (kembali.startsWith("?") ? kembali : "");
        if (failed.isEmpty()) {
            Flash.ok(response, "desk.bulk.approved");
            return new ModelAndView("redirect:" + back);
        }
        return new ModelAndView(
                "desk/bulk", Map.of("failed", failed, "done", all.size() - failed.size(), "back", back));
    }

    private String why(CaseBulk.Done done, Locale locale) {
        return switch (done.failure()) {
            case Refusal refusal -> problems.text(refusal, locale);
            case Refusals refusals -> problems.text(refusals.all().getFirst(), locale);
            case Conflict conflict -> problems.text("desk.bulk.conflict", locale);
            case null, default -> problems.text("problem.notfound", locale);
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("tugas", "desk.bulk.none");
        }
    }
}
