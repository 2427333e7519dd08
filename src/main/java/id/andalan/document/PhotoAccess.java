package id.andalan.document;

import id.andalan.core.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The owner of a kind of subject says who sees its photos. One bean per subject type; without one nobody sees them. */
public interface PhotoAccess {
    /** The subject type it answers for, e.g. {@code report}. */
    String subjectType();

    /**
     * Whether {@code actor} may see a photo of that visibility on that subject.
     *
     * @param key the key of the subject's private link when the address carries one ({@code ?kunci=}); check it before believing it
     */
    boolean maySee(Actor actor, UUID subjectId, PhotoVisibility visibility, @Nullable String key);
}
