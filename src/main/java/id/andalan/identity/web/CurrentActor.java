package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.identity.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes this request: set by {@link ApiDoor} for keys, by the session for people. */
final class CurrentActor {
    private static final String ATTRIBUTE = Actor.class.getName();

    private CurrentActor() {}

    static void set(HttpServletRequest request, Actor actor) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    static Actor of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Actor actor) {
            return actor;
        }
        return session().map(Session::actor).orElse(Actor.ANONYMOUS);
    }

    static Optional<Session> session() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Entrant entrant
                ? Optional.of(entrant.session())
                : Optional.empty();
    }
}
