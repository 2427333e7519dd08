package id.andalan.document.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The template of a document that was read and found right. Filling it never fails: a fact that is missing prints as a dash, one that
 * does not suit its filter as it is. The format is described in {@code docs/services.md}.
 */
public final class Template {
    /** Names that every document knows, beside the facts of its case. */
    public static final Set<String> SPECIALS = Set.of(
            "document.number",
            "document.date",
            "document.validUntil",
            "signer.name",
            "signer.position",
            "signer.idNumber",
            "city.name",
            "agency.name",
            "agency.address",
            "case.number",
            "case.filed");

    private final Node.Element root;
    private final List<Use> uses;
    private final List<Asked> asked;
    private final String css;

    /**
     * A condition of {@code data-if}.
     *
     * @param group the repeating group that it stands in or is asked for; null outside
     */
    public record Asked(String condition, @Nullable String group, int line) {}

    Template(Node.Element root, List<Use> uses, List<Asked> asked, String css) {
        this.root = root;
        this.uses = List.copyOf(uses);
        this.asked = List.copyOf(asked);
        this.css = css;
    }

    /**
     * Reads and checks a template.
     *
     * @param html content of {@code document.html}
     * @param conditions the language of {@code data-if}
     * @param faults takes everything that is wrong, with its line
     * @return the template; empty when there was a fault
     */
    public static Optional<Template> read(String html, Conditions conditions, TemplateFaults faults) {
        return TemplateReader.read(html, conditions, faults);
    }

    /** Names of the facts it takes; inside a group of the group's fields or of the form's, see {@link #uses()}. */
    public Set<String> fields() {
        return uses.stream().map(Use::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every place where it takes a fact, in the order of the text. */
    public List<Use> uses() {
        return uses;
    }

    /** Every condition, in the order of the text. */
    public List<Asked> asked() {
        return asked;
    }

    /** Its own style sheet, checked; empty when it has none. */
    public String css() {
        return css;
    }

    /** The filled document as well-formed XHTML (the inside of a body), everything escaped that is not the template's own. */
    public String render(Map<String, Object> facts, Frame frame) {
        return new Filling(facts, frame).fill(root);
    }

    /**
     * What each placeholder outside of groups would print, by its name: for examples and previews.
     *
     * @return e.g. {@code tarif -> Rp25.000}; of a name used with several filters the last
     */
    public Map<String, String> printed(Map<String, Object> facts, Frame frame) {
        return new Filling(facts, frame).printed(root);
    }
}
