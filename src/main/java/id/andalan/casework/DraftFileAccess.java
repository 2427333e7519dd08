package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.document.FileAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever may open a draft sees its files; the key is the draft's address. */
@Component
class DraftFileAccess implements FileAccess {
    /** Asked for late: the drafts need the files themselves. */
    private final ObjectProvider<Drafts> drafts;

    DraftFileAccess(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public String subjectType() {
        return Draft.SUBJECT;
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, @Nullable String key) {
        return key != null
                && drafts.getObject()
                        .find(actor, key)
                        .filter(draft -> draft.id().equals(subjectId))
                        .isPresent();
    }
}
