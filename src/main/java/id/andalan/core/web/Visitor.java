package id.andalan.core.web;

import id.andalan.core.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, as the page frame shows it.
 *
 * @param name display name, empty when not signed in
 * @param agency what the officer's agency is called, null for others
 * @param unread notifications not yet read
 */
public record Visitor(String name, @Nullable String agency, Set<Actor.Role> roles, int unread) {
    public static final Visitor ANONYMOUS = new Visitor("", null, Set.of(), 0);

    public boolean signedIn() {
        return !name.isEmpty();
    }

    public boolean is(Actor.Role role) {
        return roles.contains(role);
    }

    public boolean handlesReports() {
        return is(Actor.Role.OFFICER) || is(Actor.Role.AGENCY_HEAD);
    }

    /** Works for the city, so the officer's face is theirs. */
    public boolean isOfficial() {
        return handlesReports() || is(Actor.Role.LEADER) || is(Actor.Role.ADMIN) || is(Actor.Role.AUDITOR);
    }

    /** Counts what somebody signed in has not read; the notice module implements it as a bean. */
    @FunctionalInterface
    public interface Unread {
        int unread(Actor actor);
    }

    /** The identity module implements this as a bean. */
    @FunctionalInterface
    public interface Source {
        Visitor visitor(HttpServletRequest request);
    }
}
