package id.andalan.document;

import id.andalan.core.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The owner of a kind of subject says who sees its files and letters. One bean per subject type; without one nobody sees them. */
public interface FileAccess {
    /** The subject type it answers for, e.g. {@code application}. */
    String subjectType();

    /**
     * Whether {@code actor} may see the files and letters of that subject.
     *
     * @param key the key of the subject's private link when the address carries one ({@code ?kunci=}); check it before believing it
     */
    boolean maySee(Actor actor, UUID subjectId, @Nullable String key);
}
