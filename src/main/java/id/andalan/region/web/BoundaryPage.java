package id.andalan.region.web;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Flash;
import id.andalan.core.web.Problems;
import id.andalan.region.Boundaries;
import id.andalan.region.BoundaryImport;
import id.andalan.region.BoundaryOptions;
import id.andalan.region.BoundaryOptions.CodeSystem;
import id.andalan.region.BoundarySet;
import id.andalan.region.GeoFlaw;
import id.andalan.region.Regions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** /admin/batas: official ward boundaries in place of the schematic ones: checked, put in force, taken back. */
@Controller
public class BoundaryPage {
    private static final int SHOWN = 100;

    private final Boundaries boundaries;
    private final Regions regions;
    private final Problems problems;

    BoundaryPage(Boundaries boundaries, Regions regions, Problems problems) {
        this.boundaries = boundaries;
        this.regions = regions;
        this.problems = problems;
    }

    /** A fault or warning in words, with the place in the file; 0 when it is about the file as a whole. */
    public record Flaw(int line, String text) {}

    /** What a file would do, or did. */
    public record Result(BoundaryImport found, List<Flaw> faults, List<Flaw> warnings) {}

    @GetMapping("/admin/batas")
    String show(Model model) {
        return show(regions.boundaries(), null, Faults.NONE, model);
    }

    private String show(BoundarySet inForce, @Nullable Result result, Faults faults, Model model) {
        model.addAttribute("inForce", inForce);
        model.addAttribute("result", result);
        model.addAttribute("faults", faults);
        return "region/boundaries";
    }

    /** Nothing is put in force unless {@code apply} is sent, and never a file with a fault. */
    @PostMapping("/admin/batas")
    String load(
            Actor actor,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "false") boolean apply,
            HttpServletResponse response,
            Model model,
            Locale locale)
            throws IOException {
        try {
            BoundaryImport found = boundaries.load(
                    actor,
                    String.valueOf(file.getOriginalFilename()),
                    file.getBytes(),
                    new BoundaryOptions(Optional.empty(), system(codes), !apply));
            if (found.stored()) {
                Flash.ok(response, "boundaries.page.done");
                return "redirect:/admin/batas";
            }
            if (!found.faults().isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            Result result = new Result(found, words(found.faults(), locale), words(found.warnings(), locale));
            return show(regions.boundaries(), result, Faults.NONE, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Refusal atFile = Refusal.at("file", refusal.code(), refusal.args());
            return show(regions.boundaries(), null, Faults.of(atFile, problems, locale), model);
        }
    }

    private static Optional<CodeSystem> system(String codes) {
        return List.of(CodeSystem.values()).stream()
                .filter(system -> system.name().equals(codes))
                .findFirst();
    }

    private List<Flaw> words(List<GeoFlaw> flaws, Locale locale) {
        return flaws.stream()
                .limit(SHOWN)
                .map(flaw -> new Flaw(
                        flaw.line(),
                        problems.text(flaw.code(), locale, flaw.args().toArray())))
                .toList();
    }

    @PostMapping("/admin/batas/batal")
    String undo(Actor actor, HttpServletResponse response) {
        try {
            boundaries.undo(actor);
            Flash.ok(response, "boundaries.page.undone");
        } catch (Refusal refusal) {
            Flash.bad(response, refusal.code());
        }
        return "redirect:/admin/batas";
    }
}
