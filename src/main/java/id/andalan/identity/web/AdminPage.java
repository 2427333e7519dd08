package id.andalan.identity.web;

import id.andalan.core.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** /admin leads to the first page there that one may enter. */
@Controller
class AdminPage {
    @GetMapping("/admin")
    String first(Actor actor) {
        return "redirect:" + (actor.is(Actor.Role.ADMIN) ? "/admin/akun" : "/admin/audit");
    }
}
