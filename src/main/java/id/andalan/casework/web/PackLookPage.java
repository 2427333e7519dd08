package id.andalan.casework.web;

import id.andalan.casework.PackLooks;
import id.andalan.casework.Previews;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Service;
import id.andalan.catalog.replay.Difference;
import id.andalan.catalog.replay.ReplayTotals;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** /admin/paket: what new versions of services would do, before they are published. Publishes nothing. */
@Controller
public class PackLookPage {
    private static final int LONGEST_NAME = 80;

    private final PackLooks looks;
    private final PackLookCases cases;
    private final Problems problems;

    PackLookPage(PackLooks looks, PackLookCases cases, Problems problems) {
        this.looks = looks;
        this.cases = cases;
        this.problems = problems;
    }

    /**
     * A new version of a service, in words.
     *
     * @param rejected how many cases the new form would not take as they are, {@code fields} which answers of them
     * @param cases the first that would have gone otherwise, what matters most first
     */
    public record Card(
            Service service,
            ReplayTotals totals,
            int rejected,
            String fields,
            List<PackLookCases.Row> cases,
            List<Desk> desks,
            List<Open> open) {}

    /** A desk; {@code fuller} on its busiest day than before. */
    public record Desk(String name, ReplayTotals.Desk load, boolean fuller) {}

    /**
     * Open cases at one task.
     *
     * @param way {@code pin}, {@code ask} or {@code move}
     * @param target name of the task they move to; empty otherwise
     */
    public record Open(String name, int cases, String way, String target) {}

    /** As the page asks while it waits. */
    record Progress(PackLooks.State state, int percent, int done, int total) {}

    @GetMapping("/admin/paket")
    String list(Actor actor, Model model) {
        return list(actor, Faults.NONE, model);
    }

    private String list(Actor actor, Faults faults, Model model) {
        model.addAttribute("looks", looks.list(actor));
        model.addAttribute("folders", looks.folders(actor));
        model.addAttribute("faults", faults);
        return "desk/packs";
    }

    /** A zip, or else a folder of the server. */
    @PostMapping("/admin/paket")
    String look(
            Actor actor,
            @RequestParam MultipartFile zip,
            @RequestParam(defaultValue = PackLooks.CURRENT) String folder,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try {
            UUID begun = zip.isEmpty()
                    ? looks.ofFolder(actor, folder)
                    : looks.ofZip(actor, name(zip.getOriginalFilename()), zip.getInputStream());
            return "redirect:/admin/paket/" + begun;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(actor, Faults.of(refusal, problems, locale), model);
        }
    }

    private static String name(@org.jspecify.annotations.Nullable String given) {
        String name = given == null || given.isBlank() ? "zip" : given.strip();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }

    @GetMapping("/admin/paket/{look}")
    String show(Actor actor, @PathVariable UUID look, Locale locale, Model model) {
        PackLooks.Look shown = looks.get(actor, look);
        Previews.Look found = shown.found();
        model.addAttribute("look", shown);
        model.addAttribute("faults", found == null ? List.of() : found.faults());
        model.addAttribute("drafts", found == null ? List.of() : found.drafts());
        model.addAttribute(
                "cards",
                found == null
                        ? List.of()
                        : found.versions().stream()
                                .map(version -> card(version, locale))
                                .toList());
        return "desk/pack-look";
    }

    @GetMapping("/admin/paket/{look}/kemajuan.json")
    @ResponseBody
    Progress progress(Actor actor, @PathVariable UUID look, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        PackLooks.Look now = looks.get(actor, look);
        return new Progress(now.state(), now.percent(), now.done(), now.total());
    }

    private Card card(Previews.Preview preview, Locale locale) {
        ReplayTotals totals = preview.totals();
        Service service = preview.service();
        return new Card(
                service,
                totals,
                totals.count(Difference.Kind.ANSWER),
                String.join(", ", cases.labels(service, totals.answers().keySet(), locale)),
                cases.of(service, totals.changed(), locale),
                totals.desks().entrySet().stream()
                        .map(desk -> new Desk(
                                name(service, desk.getKey()),
                                desk.getValue(),
                                desk.getValue().mostNow() > desk.getValue().mostBefore()))
                        .toList(),
                preview.open().entrySet().stream()
                        .map(one -> open(service, one.getKey(), one.getValue()))
                        .toList());
    }

    private static Open open(Service service, String task, Previews.Standing standing) {
        String goes = standing.goesTo();
        boolean moves = !goes.equals(Handling.Transition.KEEP) && !goes.equals(Handling.Transition.ASK);
        return new Open(name(service, task), standing.cases(), moves ? "move" : goes, moves ? name(service, goes) : "");
    }

    /** Of the new version; a task that it no longer has goes by its id. */
    private static String name(Service service, String task) {
        return service.process() == null
                ? task
                : service.process().find(task).map(node -> node.name()).orElse(task);
    }
}
