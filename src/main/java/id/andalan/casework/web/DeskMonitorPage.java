package id.andalan.casework.web;

import id.andalan.casework.CaseMonitor;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/permohonan-macet: cases that nothing waits for, and steps of the system that failed; each can be tried again. */
@Controller
public class DeskMonitorPage {
    private final CaseMonitor monitor;
    private final DeskTexts texts;

    DeskMonitorPage(CaseMonitor monitor, DeskTexts texts) {
        this.monitor = monitor;
        this.texts = texts;
    }

    /** One with the name of its service. */
    public record Row(CaseMonitor.Stuck stuck, String service) {}

    @GetMapping("/admin/permohonan-macet")
    String list(Actor actor, Locale locale, Model model) {
        List<Row> rows = monitor.list(actor).stream()
                .map(stuck -> new Row(stuck, texts.service(stuck.service(), stuck.version(), locale)))
                .toList();
        model.addAttribute("rows", rows);
        return "desk/stuck";
    }

    @PostMapping("/admin/permohonan-macet")
    String retry(
            Actor actor,
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(defaultValue = "") String nomor,
            HttpServletResponse response) {
        try {
            monitor.retry(actor, kind(jenis), nomor);
            Flash.ok(response, "desk.stuck.done");
        } catch (Conflict gone) {
            Flash.warn(response, gone.code());
        } catch (Refusal refusal) {
            Flash.bad(response, refusal.code());
        }
        return "redirect:/admin/permohonan-macet";
    }

    private static CaseMonitor.Kind kind(String code) {
        try {
            return CaseMonitor.Kind.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotFound("kind " + code);
        }
    }
}
