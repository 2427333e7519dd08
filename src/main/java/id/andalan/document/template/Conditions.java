package id.andalan.document.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the conditions of {@code data-if}. Their language belongs to the services, which stand above documents and pass it in. */
@FunctionalInterface
public interface Conditions {
    /** The condition; empty when the text is none. */
    Optional<Test> parse(String text);

    /** A condition that was read. */
    interface Test {
        /** Names of the facts it looks at. */
        Set<String> fields();

        /** Whether it holds; a fact that is missing is null. */
        boolean holds(Map<String, Object> facts);
    }
}
