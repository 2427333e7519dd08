package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.document.FileAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files and papers of a case are for its applicant, by link or account, and for officials who handle or handled it. */
@Component
class CaseFiles implements FileAccess {
    private final CaseQuery query;
    private final ApplicationLinks links;
    private final CaseReach reach;

    CaseFiles(CaseQuery query, ApplicationLinks links, CaseReach reach) {
        this.query = query;
        this.links = links;
        this.reach = reach;
    }

    @Override
    public String subjectType() {
        return Application.SUBJECT;
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, @Nullable String key) {
        return query.find(subjectId)
                .filter(found -> CaseReach.isOwn(actor, found)
                        || opens(key, found)
                        || reach.of(actor, found).reads())
                .isPresent();
    }

    private boolean opens(@Nullable String key, Application application) {
        return key != null && links.opens(key, application.id());
    }
}
