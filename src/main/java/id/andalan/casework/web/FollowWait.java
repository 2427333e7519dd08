package id.andalan.casework.web;

import id.andalan.casework.Application;
import id.andalan.casework.Applications;
import id.andalan.casework.CaseBookings;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** POST /p/{link}/tempat/…: whoever waits for a place says yes or no to it. A second click changes nothing more. */
@Controller
class FollowWait {
    private final Applications applications;
    private final CaseBookings bookings;

    FollowWait(Applications applications, CaseBookings bookings) {
        this.applications = applications;
        this.bookings = bookings;
    }

    @PostMapping("/p/{link}/tempat/terima")
    String accept(Actor actor, @PathVariable String link, HttpServletResponse response) {
        return answer(actor, link, response, bookings::accept, "casework.wait.accepted");
    }

    @PostMapping("/p/{link}/tempat/lepas")
    String leave(Actor actor, @PathVariable String link, HttpServletResponse response) {
        return answer(actor, link, response, bookings::leave, "casework.wait.left");
    }

    private String answer(
            Actor actor, String link, HttpServletResponse response, BiConsumer<Actor, Application> does, String done) {
        Application application = applications.open(link);
        try {
            does.accept(FollowPage.speaker(actor, application), application);
            Flash.ok(response, done);
        } catch (Refusal refusal) {
            // The page that follows shows how it stands now.
            Flash.warn(response, refusal.code());
        }
        return "redirect:/p/" + link;
    }
}
