package id.andalan.casework.web;

import id.andalan.casework.CaseFile;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Look;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** POST /kerja/layanan/{number}/kontak: shows how to reach whoever filed, for a purpose, and that somebody looked is written down. */
@Controller
class CaseContact {
    private final CaseFile files;
    private final Contacts contacts;
    private final CasePage page;

    CaseContact(CaseFile files, Contacts contacts, CasePage page) {
        this.files = files;
        this.contacts = contacts;
        this.page = page;
    }

    @PostMapping("/kerja/layanan/{number}/kontak")
    ModelAndView reveal(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String tujuan,
            Locale locale,
            HttpServletResponse response) {
        CaseFile.Sheet sheet = files.get(actor, number);
        if (!sheet.handles()) {
            throw new NotFound("contact of " + number);
        }
        Contact contact = contacts.reveal(actor, sheet.application().applicant().contact(), purpose(tujuan));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page.show(
                actor,
                number,
                locale,
                new CasePage.Extra(
                        CaseDraft.NONE,
                        Faults.NONE,
                        null,
                        new CasePage.Person(contact.name(), contact.phone(), contact.email())));
    }

    private static Look.Purpose purpose(String text) {
        try {
            return Look.Purpose.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("tujuan", "work.contact.purpose.required");
        }
    }
}
