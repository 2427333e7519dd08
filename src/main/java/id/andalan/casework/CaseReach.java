package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How far an official reaches into a case. The agency of the service handles it; another agency does as long as one of the case's tasks
 * lies on its desk. Afterwards that agency's officials see where the case stands, and what was answered only whoever did a task in it, and
 * their head, who answers for it. Nobody handles an application of their own: to that they are an applicant like all others.
 */
@Component
class CaseReach {
    private final GuestQuery guests;

    CaseReach(GuestQuery guests) {
        this.guests = guests;
    }

    /** Each includes those before it. */
    enum Reach {
        /** Not even that there is such a case. */
        NONE,
        /** Where it stands and how long it took. */
        STANDING,
        /** What was answered and said, files and papers. */
        READS,
        /** Remarks, and whatever task lies on the own agency's desk. */
        HANDLES;

        boolean reads() {
            return compareTo(READS) >= 0;
        }
    }

    /** Asks the database only about officials of another agency than the case's own. */
    Reach of(Actor actor, Application application) {
        String agency = actor.agency();
        if (actor.isAny(Role.OFFICER, Role.AGENCY_HEAD) && agency != null) {
            Reach reach = agency.equals(application.agency()) ? Reach.HANDLES : guest(actor, agency, application);
            return reach != Reach.NONE && isOwn(actor, application) ? Reach.STANDING : reach;
        }
        return actor.seesAllAgencies() ? Reach.STANDING : Reach.NONE;
    }

    private Reach guest(Actor actor, String agency, Application application) {
        return guests.find(application.id(), agency, actor.id())
                .map(guest -> guest.open()
                        ? Reach.HANDLES
                        : guest.did() || actor.is(Role.AGENCY_HEAD) ? Reach.READS : Reach.STANDING)
                .orElse(Reach.NONE);
    }

    /** The actor's account asked for it. */
    static boolean isOwn(Actor actor, Application application) {
        UUID account = application.applicant().account();
        return actor.kind() == Actor.Kind.ACCOUNT && account != null && account.equals(actor.id());
    }
}
