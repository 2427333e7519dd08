package id.andalan.document;

import id.andalan.core.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subjects of the photo tests: all see what is public, whose key is the subject's id sees what is for the parties. */
@Component
class TestThings implements PhotoAccess {
    @Override
    public String subjectType() {
        return "test-thing";
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, PhotoVisibility visibility, @Nullable String key) {
        return switch (visibility) {
            case PUBLIC -> true;
            case PARTIES -> subjectId.toString().equals(key);
            case INTERNAL -> actor.is(Actor.Role.OFFICER);
        };
    }
}
