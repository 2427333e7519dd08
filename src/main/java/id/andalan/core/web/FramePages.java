package id.andalan.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Pages that belong to no trade: what a phone shows without a network, and the living guide to the components. */
@Controller
class FramePages {
    private final Problems problems;

    FramePages(Problems problems) {
        this.problems = problems;
    }

    @GetMapping("/")
    String home() {
        return "core/home";
    }

    /** Asks for a report number, and leads to its page. */
    @GetMapping("/cek")
    String track(@RequestParam(defaultValue = "") String nomor) {
        String number = nomor.strip().toUpperCase(Locale.ROOT);
        return number.isEmpty() ? "core/track" : "redirect:/laporan/" + UriUtils.encodePathSegment(number, UTF_8);
    }

    @GetMapping("/layanan")
    String services() {
        return "core/services";
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
