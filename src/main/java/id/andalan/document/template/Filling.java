package id.andalan.document.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills one template with the facts of one case. */
final class Filling {
    private static final Set<String> EMPTY_ELEMENTS = Set.of("br", "hr", "col");

    private final Map<String, Object> facts;
    private final Frame frame;
    private final Prints prints;
    private final StringBuilder out = new StringBuilder(4096);

    Filling(Map<String, Object> facts, Frame frame) {
        this.facts = facts;
        this.frame = frame;
        this.prints = new Prints(frame);
    }

    String fill(Node.Element root) {
        root.children().forEach(node -> write(node, facts, null));
        return out.toString();
    }

    private void write(Node node, Map<String, Object> known, @Nullable String group) {
        switch (node) {
            case Node.Text text -> escape(text.text(), false);
            case Node.Slot slot -> escape(print(slot, known, group), true);
            case Node.Element element -> {
                if (element.each() == null) {
                    element(element, known, group);
                } else {
                    items(element).forEach(item -> element(element, item, element.each()));
                }
            }
        }
    }

    /** The facts as seen inside a group, once for each of its items: the item's fields hide those of the form. */
    private List<Map<String, Object>> items(Node.Element element) {
        if (!(facts.get(String.valueOf(element.each())) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(item -> {
                    Map<String, Object> known = new HashMap<>(facts);
                    ((Map<?, ?>) item).forEach((key, value) -> known.put(key.toString(), value));
                    return known;
                })
                .toList();
    }

    private void element(Node.Element element, Map<String, Object> known, @Nullable String group) {
        if (element.when() != null && !element.when().holds(known)) {
            return;
        }
        out.append('<').append(element.name());
        element.attributes().forEach((name, value) -> {
            out.append(' ').append(name).append("=\"");
            escape(value, false);
            out.append('"');
        });
        if (EMPTY_ELEMENTS.contains(element.name())) {
            out.append("/>");
            return;
        }
        out.append('>');
        switch (element.mark()) {
            case LETTERHEAD -> out.append(frame.letterhead());
            case SIGNATURE -> out.append(frame.signature());
            case NONE -> element.children().forEach(child -> write(child, known, group));
        }
        out.append("</").append(element.name()).append('>');
    }

    private String print(Node.Slot slot, Map<String, Object> known, @Nullable String group) {
        Object value;
        if (Template.SPECIALS.contains(slot.key())) {
            value = frame.specials().get(slot.key());
        } else {
            value = known.get(slot.name());
            if (slot.part() != null) {
                value = value instanceof Map<?, ?> parts ? parts.get(slot.part()) : null;
            }
        }
        return prints.print(value, slot, group);
    }

    Map<String, String> printed(Node.Element root) {
        Map<String, String> printed = new LinkedHashMap<>();
        collect(root, printed);
        return printed;
    }

    private void collect(Node.Element element, Map<String, String> printed) {
        for (Node child : element.children()) {
            if (child instanceof Node.Slot slot) {
                printed.put(slot.key(), print(slot, facts, null));
            } else if (child instanceof Node.Element inner && inner.each() == null && shown(inner)) {
                collect(inner, printed);
            }
        }
    }

    private boolean shown(Node.Element element) {
        return element.when() == null || element.when().holds(facts);
    }

    /** What XML 1.0 cannot hold becomes a space; lines of a fact stay lines. */
    private void escape(String text, boolean lines) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append(lines ? "<br/>" : "\n");
                case '\r', '\t' -> out.append(' ');
                default -> out.appendCodePoint(isXml(c) ? c : ' ');
            }
        });
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
