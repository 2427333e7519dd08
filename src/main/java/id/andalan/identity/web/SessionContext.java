package id.andalan.identity.web;

import id.andalan.identity.Session;
import id.andalan.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds the session of a request; looks at the database only when somebody asks who it is. */
@Component
class SessionContext implements SecurityContextRepository {
    private final Sessions sessions;

    SessionContext(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Deprecated in the interface, but still what its deferred form calls. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = new SecurityContextImpl();
        find(request).ifPresent(session -> context.setAuthentication(new Entrant(session)));
        return context;
    }

    private Optional<Session> find(HttpServletRequest request) {
        return SessionCookie.read(request).flatMap(sessions::find);
    }

    /** Nothing to do: a session is opened by signing in, never by the way. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.read(request).isPresent();
    }
}
