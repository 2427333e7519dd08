package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.report.ingest.ImportDesk;
import id.andalan.report.ingest.ImportTask;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** /admin/impor: what came in from other systems, and giving over a new file. */
@Controller
public class ImportPage {
    private static final int PER_PAGE = 25;

    private final ImportDesk desk;
    private final Accounts accounts;
    private final Problems problems;

    ImportPage(ImportDesk desk, Accounts accounts, Problems problems) {
        this.desk = desk;
        this.accounts = accounts;
        this.problems = problems;
    }

    /**
     * The form.
     *
     * @param key id of the task it will make
     * @param mapping as it was sent, when it had a fault
     */
    public record Form(UUID key, String mapping) {}

    @GetMapping("/admin/impor")
    String list(@RequestParam(defaultValue = "1") int hal, Model model) {
        return list(hal, new Form(Ids.next(), ""), Faults.NONE, model);
    }

    private String list(int hal, Form form, Faults faults, Model model) {
        int page = Math.clamp(hal, 1, 10_000);
        List<ImportTask> tasks = desk.list(PER_PAGE + 1, (page - 1) * PER_PAGE);
        List<ImportTask> shown = tasks.subList(0, Math.min(PER_PAGE, tasks.size()));
        model.addAttribute("tasks", shown);
        model.addAttribute("names", names(accounts, shown));
        model.addAttribute("number", page);
        model.addAttribute("more", tasks.size() > PER_PAGE);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        return "ingest/list";
    }

    /** Names of those who began the tasks. */
    static Map<UUID, String> names(Accounts accounts, List<ImportTask> tasks) {
        return accounts
                .listByIds(tasks.stream()
                        .map(ImportTask::by)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .values()
                .stream()
                .filter(account -> account.name() != null)
                .collect(Collectors.toMap(Account::id, ImportPage::name, (one, same) -> one));
    }

    private static String name(Account account) {
        return String.valueOf(account.name());
    }

    /** The mapping comes as a file or, after a fault or by hand, as text. */
    @PostMapping("/admin/impor")
    String check(
            Actor actor,
            @RequestParam UUID key,
            @RequestParam MultipartFile file,
            @RequestParam MultipartFile mappingFile,
            @RequestParam(defaultValue = "") String mapping,
            HttpServletResponse response,
            Model model,
            Locale locale)
            throws IOException {
        String words = mappingFile.isEmpty() ? mapping : new String(mappingFile.getBytes(), StandardCharsets.UTF_8);
        try {
            desk.check(actor, key, String.valueOf(file.getOriginalFilename()), file.getBytes(), words);
            return "redirect:/admin/impor/" + key;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(1, new Form(key, words), Faults.of(refusal, problems, locale), model);
        }
    }

    /** Turns a code of the counts into the word for it. */
    static Function<String, String> words(ReportNames names, String what, Locale locale) {
        return switch (what) {
            case "kategori" -> code -> names.category(code, locale);
            case "kelurahan" -> names::region;
            default -> code -> code;
        };
    }
}
