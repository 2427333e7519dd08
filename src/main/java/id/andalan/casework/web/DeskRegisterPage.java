package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.CaseFile;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.web.Flash;
import id.andalan.document.PublicRegisters;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** /kerja/layanan/{number}/register: takes somebody out of the public register who asked the agency for it, or must not be in it. */
@Controller
public class DeskRegisterPage {
    private final CaseFile files;
    private final PublicRegisters registers;

    DeskRegisterPage(CaseFile files, PublicRegisters registers) {
        this.files = files;
        this.registers = registers;
    }

    @GetMapping("/kerja/layanan/{number}/register")
    String ask(Actor actor, @PathVariable String number, Model model) {
        Application application = handled(actor, number);
        model.addAttribute("number", application.number());
        model.addAttribute("service", application.service());
        model.addAttribute("listed", registers.isListed(Application.SUBJECT, application.id()));
        return "desk/register";
    }

    @PostMapping("/kerja/layanan/{number}/register")
    String withdraw(Actor actor, @PathVariable String number, HttpServletResponse response) {
        Application application = handled(actor, number);
        registers.withdraw(actor, Application.SUBJECT, application.id());
        Flash.ok(response, "casework.register.done.desk");
        return "redirect:/kerja/layanan/" + application.number();
    }

    /** Only the agency that handles it decides for its owner. */
    private Application handled(Actor actor, String number) {
        CaseFile.Sheet sheet = files.get(actor, number);
        if (!sheet.handles()) {
            throw new NotFound("application " + number);
        }
        return sheet.application();
    }
}
