package id.andalan.document.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the placeholders in a text: {@code {{nama}}}, {@code {{tarif | rupiah}}}, {@code {{jadwal.from | date}}}. */
final class SlotReader {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern INSIDE =
            Pattern.compile("\\s*([a-z][a-z0-9_]{0,39})(?:\\.([A-Za-z][A-Za-z0-9_]{0,39}))?\\s*(?:\\|\\s*(\\S+)\\s*)?");
    private static final Pattern RESERVED = Pattern.compile("document|signer|city|agency|case");

    /** Special names that are days; all others are texts. */
    private static final Set<String> DAYS = Set.of("document.date", "document.validUntil", "case.filed");

    private final List<Use> uses;
    private final TemplateFaults faults;

    SlotReader(List<Use> uses, TemplateFaults faults) {
        this.uses = uses;
        this.faults = faults;
    }

    /**
     * The pieces of a text.
     *
     * @param lastLine the line on which the text ends
     */
    List<Node> read(String text, int lastLine, @Nullable String group) {
        List<Node> nodes = new ArrayList<>();
        int at = 0;
        Matcher slot = SLOT.matcher(text);
        while (slot.find()) {
            plain(nodes, text, at, slot.start(), lastLine);
            int line = lastLine - TemplateReader.newlines(text.substring(slot.start()));
            slot(slot.group(1), line, group).ifPresent(nodes::add);
            at = slot.end();
        }
        plain(nodes, text, at, text.length(), lastLine);
        return nodes;
    }

    private void plain(List<Node> nodes, String text, int from, int to, int lastLine) {
        String plain = text.substring(from, to);
        int stray = Math.max(plain.indexOf("{{"), plain.indexOf("}}"));
        if (stray >= 0) {
            faults.add(
                    lastLine - TemplateReader.newlines(text.substring(from + stray)),
                    "pack.document.placeholder",
                    plain.substring(stray, Math.min(plain.length(), stray + 20)).strip());
        } else if (!plain.isEmpty()) {
            nodes.add(new Node.Text(plain));
        }
    }

    private Optional<Node> slot(String inside, int line, @Nullable String group) {
        Matcher matcher = INSIDE.matcher(inside);
        if (!matcher.matches()) {
            faults.add(line, "pack.document.placeholder", "{{" + inside + "}}");
            return Optional.empty();
        }
        String name = matcher.group(1);
        String part = matcher.group(2);
        String word = matcher.group(3);
        Optional<Filter> filter = word == null ? Optional.empty() : Filter.of(word);
        if (word != null && filter.isEmpty()) {
            faults.add(line, "pack.document.filter", word);
            return Optional.empty();
        }
        Node.Slot slot = new Node.Slot(name, part, filter.orElse(null));
        if (part != null && RESERVED.matcher(name).matches()) {
            if (!Template.SPECIALS.contains(slot.key())) {
                faults.add(line, "pack.document.special", slot.key());
                return Optional.empty();
            }
            if (filter.isPresent() && !fits(slot.key(), filter.get())) {
                faults.add(line, "pack.document.special.filter", slot.key(), word);
                return Optional.empty();
            }
        } else {
            uses.add(new Use(name, part, group, word, line));
        }
        return Optional.of(slot);
    }

    private static boolean fits(String special, Filter filter) {
        return filter == Filter.UPPER || (filter == Filter.DATE && DAYS.contains(special));
    }
}
