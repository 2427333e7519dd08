package id.andalan.identity.web;

import id.andalan.core.Actor;
import id.andalan.identity.Session;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody with a session, as Spring Security carries him through a request. */
final class Entrant extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Session session;

    Entrant(Session session) {
        super(List.of());
        this.session = session;
        setAuthenticated(true);
    }

    Session session() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Actor getPrincipal() {
        return session.actor();
    }

    @Override
    public String getName() {
        return session.accountId().toString();
    }
}
