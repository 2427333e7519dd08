package id.andalan.document;

import id.andalan.core.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Subjects of the tests of files and letters: officers see them, and whose key is the subject's id. */
@Component
class TestCases implements FileAccess {
    static final String TYPE = "test-case";

    @Override
    public String subjectType() {
        return TYPE;
    }

    @Override
    public boolean maySee(Actor actor, UUID subjectId, @Nullable String key) {
        return actor.is(Actor.Role.OFFICER) || subjectId.toString().equals(key);
    }
}
