package id.andalan.report;

import id.andalan.core.Actor;
import id.andalan.document.PhotoAccess;
import id.andalan.document.PhotoVisibility;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proof photos are seen by whoever sees the report: everybody, or of hidden kinds the officials and whoever reported. */
@Component
class ProofAccess implements PhotoAccess {
    private final WorkQuery query;
    private final CityRules city;
    private final ReportLinks links;

    ProofAccess(WorkQuery query, CityRules city, ReportLinks links) {
        this.query = query;
        this.city = city;
        this.links = links;
    }

    @Override
    public String subjectType() {
        return ReportDesk.PROOF;
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, PhotoVisibility visibility, @Nullable String key) {
        WorkQuery.Owner owner = query.owner(subjectId).orElse(null);
        if (owner == null) {
            return false;
        }
        boolean handles = actor.isAny(Actor.Role.OFFICER, Actor.Role.AGENCY_HEAD)
                && owner.agency().equals(actor.agency());
        if (handles || actor.seesAllAgencies()) {
            return true;
        }
        boolean hidden = city.hiddenCategories().contains(owner.category());
        if (visibility == PhotoVisibility.PUBLIC && !hidden) {
            return true;
        }
        String path = links.path(subjectId, owner.number());
        return visibility != PhotoVisibility.INTERNAL
                && key != null
                && path.endsWith("." + key.substring(key.indexOf('.') + 1));
    }
}
