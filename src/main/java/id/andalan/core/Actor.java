package id.andalan.core;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: resolved once at the edge, then passed explicitly to every façade. Holds no personal data.
 *
 * @param id account or API key id; null for an anonymous resident and for the system itself
 * @param kind how the actor came in, written to the audit trail
 * @param roles what the actor may do
 * @param agency code of the agency whose rows an officer or head sees; null when not bound to one
 */
public record Actor(
        @Nullable UUID id,
        Kind kind,
        Set<Role> roles,
        @Nullable String agency) {

    /** How an actor reached the system. */
    public enum Kind {
        ANONYMOUS,
        ACCOUNT,
        API_KEY,
        SYSTEM
    }

    /** Roles of PermenPANRB-style separation: who handles, who leads, who keeps the system, who only looks. */
    public enum Role {
        RESIDENT,
        OFFICER,
        AGENCY_HEAD,
        LEADER,
        ADMIN,
        AUDITOR,
        API_CLIENT
    }

    public static final Actor ANONYMOUS = new Actor(null, Kind.ANONYMOUS, Set.of(), null);
    public static final Actor SYSTEM = new Actor(null, Kind.SYSTEM, Set.of(), null);

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role... any) {
        for (Role role : any) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Sees rows of every agency; a key that handles reports does when it is bound to none. */
    public boolean seesAllAgencies() {
        return kind == Kind.SYSTEM
                || isAny(Role.LEADER, Role.ADMIN, Role.AUDITOR)
                || (kind == Kind.API_KEY && is(Role.OFFICER) && agency == null);
    }
}
