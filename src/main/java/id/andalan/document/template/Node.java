package id.andalan.document.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a template that was read. */
sealed interface Node {
    /**
     * An element of XHTML.
     *
     * @param each the repeating group it is printed once for each of
     * @param when the condition under which it is printed
     * @param mark a place that the city's own pieces are put into
     */
    record Element(
            String name,
            Map<String, String> attributes,
            List<Node> children,
            @Nullable String each,
            Conditions.@Nullable Test when,
            Mark mark)
            implements Node {}

    /** Plain text, not yet escaped. */
    record Text(String text) implements Node {}

    /** A placeholder. */
    record Slot(
            String name, @Nullable String part, @Nullable Filter filter) implements Node {
        String key() {
            return part == null ? name : name + "." + part;
        }
    }

    /** Where the city's own pieces go. */
    enum Mark {
        NONE,
        LETTERHEAD,
        SIGNATURE
    }
}
