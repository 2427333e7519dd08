package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.TrackingNumbers;
import id.andalan.core.web.Flash;
import id.andalan.identity.Contact;
import id.andalan.report.ReportNumber;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /laporan/{number}: a report as everybody may see it; GET /cek finds it, and whatever else has a number, by that. */
@Controller
class ReportPage {
    private final ReportPages pages;
    private final ReportStories stories;
    private final Filing filing;
    private final List<TrackingNumbers> others;

    ReportPage(ReportPages pages, ReportStories stories, Filing filing, List<TrackingNumbers> others) {
        this.pages = pages;
        this.stories = stories;
        this.filing = filing;
        this.others = others;
    }

    @GetMapping("/laporan/{number}")
    String report(Actor actor, @PathVariable String number, Locale locale, Model model) {
        ReportView report = pages.get(actor, number);
        model.addAttribute("story", stories.publicly(report, locale));
        return "report/report";
    }

    /** "Saya juga". */
    @PostMapping("/laporan/{number}/ikut")
    String follow(Actor actor, @PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        ReportView report = pages.get(actor, number);
        filing.follow(
                actor, report.number(), DeviceCookie.follower(actor, request, response), new Contact(null, null, null));
        Flash.ok(response, "report.followed");
        return "redirect:/laporan/" + report.number();
    }

    /** Asks for a number, and leads to its page. */
    @GetMapping("/cek")
    String check(Actor actor, @RequestParam(name = "nomor", defaultValue = "") String typed, Model model) {
        Optional<String> elsewhere = others.stream()
                .flatMap(other -> other.path(typed.strip()).stream())
                .findFirst();
        if (elsewhere.isPresent()) {
            return "redirect:" + elsewhere.get();
        }
        String number = ReportNumber.normal(typed.strip());
        boolean known = others.stream().anyMatch(other -> other.isOne(typed.strip())) || ReportNumber.isValid(number);
        if (!number.isEmpty()
                && ReportNumber.isValid(number)
                && pages.find(actor, number).isPresent()) {
            return "redirect:/laporan/" + number;
        }
        String fault = number.isEmpty() ? "" : known ? "track.unknown" : "track.wrong";
        model.addAttribute("number", typed.strip());
        model.addAttribute("fault", fault);
        return "report/check";
    }
}
