package id.andalan.core.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that belong to no trade: what a phone shows without a network, and the living guide to the components. */
@Controller
class FramePages {
    private final Problems problems;

    FramePages(Problems problems) {
        this.problems = problems;
    }

    /** The service worker keeps this one, so it must be the same for everybody. */
    @GetMapping("/luring")
    String offline() {
        return "core/offline";
    }

    @GetMapping("/admin/gaya")
    String styleGuide(Model model, Locale locale) {
        model.addAttribute("faults", Faults.example(problems.text("style.fault", locale)));
        return "core/style";
    }
}
