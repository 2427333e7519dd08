package id.andalan.identity.web;

import id.andalan.core.NotFound;
import id.andalan.identity.DemoPersons;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** GET /masuk/contoh/{token}: one click makes you a sample person, while the demo is on. */
@Controller
class SamplePage {
    private final DemoPersons persons;
    private final Sessions sessions;
    private final Arrival arrival;

    SamplePage(DemoPersons persons, Sessions sessions, Arrival arrival) {
        this.persons = persons;
        this.sessions = sessions;
        this.arrival = arrival;
    }

    @GetMapping("/masuk/contoh/{token}")
    String enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        DemoPersons.Person person = persons.find(token).orElseThrow(() -> new NotFound("sample person"));
        return "redirect:"
                + arrival.welcome(
                        sessions.open(person.account(), "sample", request.getHeader("User-Agent")),
                        "",
                        request,
                        response);
    }
}
