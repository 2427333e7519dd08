package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import id.andalan.identity.Look;
import id.andalan.report.Inbox;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** POST /kerja/laporan/{number}/kontak: shows how to reach whoever reported, for a purpose, and that somebody looked is written down. */
@Controller
class WorkContact {
    private final Inbox inbox;
    private final Contacts contacts;
    private final WorkPage page;

    WorkContact(Inbox inbox, Contacts contacts, WorkPage page) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.page = page;
    }

    @PostMapping("/kerja/laporan/{number}/kontak")
    ModelAndView reveal(
            Actor actor,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String tujuan,
            Locale locale,
            HttpServletResponse response) {
        UUID id = inbox.get(actor, number).details().contactId();
        if (id == null) {
            throw new NotFound("contact of " + number);
        }
        Contact contact = contacts.reveal(actor, id, purpose(tujuan));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page.show(
                actor,
                number,
                locale,
                WorkPage.Extra.of(new WorkPage.Person(contact.name(), contact.phone(), contact.email())));
    }

    private static Look.Purpose purpose(String text) {
        try {
            return Look.Purpose.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("tujuan", "work.contact.purpose.required");
        }
    }
}
