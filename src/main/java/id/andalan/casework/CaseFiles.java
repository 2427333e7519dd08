package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.document.FileAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files and papers of a case are for its applicant, by link or account, and for the officials of its agency. */
@Component
class CaseFiles implements FileAccess {
    private final CaseQuery query;
    private final ApplicationLinks links;

    CaseFiles(CaseQuery query, ApplicationLinks links) {
        this.query = query;
        this.links = links;
    }

    @Override
    public String subjectType() {
        return CaseAnswers.SUBJECT;
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, @Nullable String key) {
        return query.find(subjectId)
                .filter(found -> isOwn(actor, found) || handles(actor, found) || opens(key, found))
                .isPresent();
    }

    private static boolean isOwn(Actor actor, Application application) {
        UUID account = application.applicant().account();
        return actor.kind() == Actor.Kind.ACCOUNT && account != null && account.equals(actor.id());
    }

    private static boolean handles(Actor actor, Application application) {
        return actor.isAny(Role.OFFICER, Role.AGENCY_HEAD)
                && application.agency().equals(actor.agency());
    }

    private boolean opens(@Nullable String key, Application application) {
        return key != null && links.opens(key, application.id());
    }
}
