package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.core.Actor;
import id.andalan.core.web.Flash;
import id.andalan.document.PublicRegisters;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** /p/{link}/daftar: whoever agreed to be in a public register takes it back, without asking anybody (UU 27/2022). */
@Controller
public class FollowRegisterPage {
    private final Applications applications;
    private final PublicRegisters registers;

    FollowRegisterPage(Applications applications, PublicRegisters registers) {
        this.applications = applications;
        this.registers = registers;
    }

    @GetMapping("/p/{link}/daftar")
    String ask(@PathVariable String link, HttpServletResponse response, Model model) {
        Application application = applications.open(link);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("link", link);
        model.addAttribute("service", application.service());
        model.addAttribute("listed", registers.isListed(Application.SUBJECT, application.id()));
        return "casework/register";
    }

    @PostMapping("/p/{link}/daftar")
    String withdraw(Actor actor, @PathVariable String link, HttpServletResponse response) {
        Application application = applications.open(link);
        Actor speaker = FollowPage.speaker(actor, application);
        // Whoever asks twice, or has the page of yesterday still open, wanted just what is so already.
        boolean withdrawn = registers.withdraw(speaker, Application.SUBJECT, application.id());
        Flash.ok(response, withdrawn ? "casework.register.done" : "casework.register.gone");
        return "redirect:/p/" + link;
    }
}
