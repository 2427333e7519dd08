package id.andalan.report.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Flash;
import id.andalan.identity.Accounts;
import id.andalan.report.ingest.ImportDesk;
import id.andalan.report.ingest.ImportTask;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** /admin/impor/{import}: how far it is, what was found, and what can be done with it. */
@Controller
@RequestMapping("/admin/impor/{task}")
public class ImportTaskPage {
    private static final int PER_PAGE = 50;
    private static final int CSV_PAGE = 5_000;

    private final ImportDesk desk;
    private final Accounts accounts;
    private final ReportNames names;

    ImportTaskPage(ImportDesk desk, Accounts accounts, ReportNames names) {
        this.desk = desk;
        this.accounts = accounts;
        this.names = names;
    }

    /** So many reports of one kind, place or state. */
    public record Count(String code, String name, long count) {}

    /** How far the server is, for the script of the page. */
    record Progress(ImportTask.State state, int percent, long done, long total) {}

    @GetMapping
    String show(@PathVariable UUID task, @RequestParam(defaultValue = "0") long sesudah, Model model, Locale locale) {
        ImportTask shown = desk.get(task);
        List<ImportTask.Refused> refused = desk.refused(task, sesudah, PER_PAGE + 1);
        model.addAttribute("task", shown);
        model.addAttribute("by", ImportPage.names(accounts, List.of(shown)).getOrDefault(shown.by(), ""));
        model.addAttribute("refused", refused.subList(0, Math.min(PER_PAGE, refused.size())));
        model.addAttribute("more", refused.size() > PER_PAGE);
        model.addAttribute("after", sesudah);
        model.addAttribute("kinds", counts(shown, "kategori", locale));
        model.addAttribute("wards", counts(shown, "kelurahan", locale));
        model.addAttribute("states", counts(shown, "status", locale));
        return "ingest/task";
    }

    private List<Count> counts(ImportTask task, String what, Locale locale) {
        return task.found().counts().getOrDefault(what, Map.of()).entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey(), ImportPage.words(names, what, locale).apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
                .toList();
    }

    @GetMapping("/kemajuan.json")
    @ResponseBody
    Progress progress(@PathVariable UUID task, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        ImportTask shown = desk.get(task);
        ImportTask.Found found = shown.found();
        return new Progress(shown.state(), found.percent(), found.done(), found.total());
    }

    @GetMapping("/ditolak.csv")
    void csv(@PathVariable UUID task, HttpServletResponse response) throws IOException {
        ImportTask shown = desk.get(task);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"ditolak-" + shown.id() + ".csv\"");
        try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord("baris", "id", "kode", "alasan");
            long after = 0;
            List<ImportTask.Refused> some;
            do {
                some = desk.refused(task, after, CSV_PAGE);
                for (ImportTask.Refused one : some) {
                    csv.writeRecord(Long.toString(one.line()), safe(one.externalId()), one.code(), safe(one.reason()));
                    after = one.line();
                }
            } while (some.size() == CSV_PAGE);
        }
    }

    /** What came from outside must not become a formula in a spreadsheet. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @PostMapping("/masukkan")
    String load(@PathVariable UUID task, HttpServletResponse response) {
        return then(task, response, "import.load.done", () -> desk.load(task));
    }

    @PostMapping("/lanjut")
    String resume(@PathVariable UUID task, HttpServletResponse response) {
        return then(task, response, "import.resume.done", () -> desk.resume(task));
    }

    @PostMapping("/batal")
    String undo(
            Actor actor,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "false") boolean force,
            HttpServletResponse response) {
        return then(task, response, "import.undo.done", () -> desk.undo(actor, task, force));
    }

    @PostMapping("/buang")
    String drop(@PathVariable UUID task, HttpServletResponse response) {
        try {
            desk.drop(task);
        } catch (Refusal refusal) {
            Flash.bad(response, refusal.code());
            return "redirect:/admin/impor/" + task;
        }
        Flash.ok(response, "import.drop.done");
        return "redirect:/admin/impor";
    }

    private static String then(UUID task, HttpServletResponse response, String done, Runnable what) {
        try {
            what.run();
            Flash.ok(response, done);
        } catch (Refusal refusal) {
            // Its text for the terminal speaks of an option; the page has a box to tick.
            Flash.bad(response, refusal.code().equals("report.import.touched") ? "import.touched" : refusal.code());
        }
        return "redirect:/admin/impor/" + task;
    }
}
