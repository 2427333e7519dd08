package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.ApplicationNumber;
import id.andalan.casework.Applications;
import id.andalan.core.NotFound;
import id.andalan.core.TrackingNumbers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * GET /cek/{number}: how far an application has come, for whoever has its number. Says neither who applied nor for what: a number can be
 * overheard. Everything else opens with the private link.
 */
@Controller
class CheckPage implements TrackingNumbers {
    private final Applications applications;

    CheckPage(Applications applications) {
        this.applications = applications;
    }

    @Override
    public boolean isOne(String typed) {
        return ApplicationNumber.isValid(typed);
    }

    @Override
    public Optional<String> path(String typed) {
        return find(typed).map(found -> "/cek/" + found.number());
    }

    private Optional<Application> find(String typed) {
        return isOne(typed) ? applications.find(typed) : Optional.empty();
    }

    @GetMapping("/cek/{number}")
    String check(@PathVariable String number, HttpServletResponse response, Model model) {
        Application found = find(number).orElseThrow(() -> new NotFound("application"));
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("application", found);
        return "casework/check";
    }
}
