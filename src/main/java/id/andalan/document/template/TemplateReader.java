package id.andalan.document.template;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code document.html}. What is not on the short lists of elements and attributes is refused where it stands. */
final class TemplateReader {
    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 40;
    /** Setting the page takes time and memory by element; a letter of many pages has some hundreds. */
    private static final int MOST_ELEMENTS = 2_000;

    /** Of these the ones printed once for each member of a group, of which there may be fifty. */
    private static final int MOST_REPEATED = 60;

    private static final String WRAPPER = "template";
    private static final String FIELD = "[a-z][a-z0-9_]{0,39}";
    private static final Pattern DOCTYPE = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile("^\\uFEFF?\\s*<\\?xml[^>]*\\?>");
    /** What reaches out of the letter, and numbers (not colours) so large that the page would never be set. */
    private static final Pattern CSS_REFUSED = Pattern.compile(
            "url\\s*\\(|@|\\\\|expression|javascript:|</|(?<![#0-9a-f])\\d{5,}"
                    // what hides: the signature and the way to check it above all
                    + "|/\\*|display\\s*:\\s*none|visibility\\s*:|opacity\\s*:|clip(-path)?\\s*:|\\bposition\\s*:",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CSS_REMARK = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /** Columns and rows that a cell may take, and where a list may begin. */
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

    private static final Set<String> SPANS = Set.of("colspan", "rowspan", "start");

    /** Every way to name a font; what follows must be one of those that are put into letters. */
    private static final Pattern CSS_FONT = Pattern.compile("\\bfont(-family)?\\s*:([^;}]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OUR_FONT =
            Pattern.compile("[\"']?Liberation (Serif|Sans)[\"']?\\s*(!important\\s*)?$");

    /** Only their children are taken. */
    private static final Set<String> WRAPPERS = Set.of("html", "body");

    private static final Set<String> ELEMENTS = Set.of(
            ("p h1 h2 h3 h4 div span strong b em i u s small sub sup br hr table caption thead tbody tfoot tr th td"
                            + " colgroup col ol ul li dl dt dd blockquote header footer section article address")
                    .split(" "));
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "id", "style", "colspan", "rowspan", "lang", "dir", "title", "start", "type", "scope");

    private final XMLStreamReader xml;
    private final Conditions conditions;
    private final TemplateFaults faults;
    private final List<Use> uses = new ArrayList<>();
    private final List<Template.Asked> asked = new ArrayList<>();
    private final StringBuilder css = new StringBuilder();
    private final SlotReader slots;
    /** The elements that are not closed yet, the innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();

    private int elements;
    private int repeated;
    private int wrong;
    private int letterheads;
    private int signatures;
    /** Elements around the reader that are not printed in every letter, or more than once. */
    private int sometimes;

    private @Nullable String group;

    private TemplateReader(XMLStreamReader xml, Conditions conditions, TemplateFaults faults) {
        this.xml = xml;
        this.conditions = conditions;
        this.faults = faults;
        this.slots = new SlotReader(uses, this::fault);
    }

    private record Open(String name, int line) {}

    static Optional<Template> read(String html, Conditions conditions, TemplateFaults faults) {
        if (html.length() > LONGEST) {
            faults.add(1, "pack.document.large", LONGEST / 1000);
            return Optional.empty();
        }
        Matcher doctype = DOCTYPE.matcher(html);
        if (doctype.find()) {
            faults.add(1 + newlines(html.substring(0, doctype.start())), "pack.document.doctype");
            return Optional.empty();
        }
        String text = DECLARATION.matcher(html).replaceFirst(found -> "\n".repeat(newlines(found.group())));
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        TemplateReader reader = null;
        try {
            StringReader whole = new StringReader("<" + WRAPPER + ">" + text + "</" + WRAPPER + ">");
            reader = new TemplateReader(factory.createXMLStreamReader(whole), conditions, faults);
            return reader.read();
        } catch (XMLStreamException e) {
            broken(e, reader == null ? null : reader.open.peek(), faults);
            return Optional.empty();
        }
    }

    /** Where the reader noticed, and the element it was in: what is not closed is noticed far below. */
    private static void broken(XMLStreamException e, @Nullable Open in, TemplateFaults faults) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
        int from = Math.max(1, line == 1 ? column - WRAPPER.length() - 2 : column);
        if (in == null) {
            faults.add(line, "pack.document.xml", from);
        } else {
            faults.add(line, "pack.document.xml.in", from, in.name(), in.line());
        }
    }

    static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private Optional<Template> read() throws XMLStreamException {
        xml.nextTag();
        Node.Element root = new Node.Element("", Map.of(), children(1), null, null, Node.Mark.NONE);
        if (signatures != 1) {
            fault(1, "pack.document.signature");
        }
        if (letterheads > 1) {
            fault(1, "pack.document.letterhead");
        }
        if (elements > MOST_ELEMENTS) {
            fault(1, "pack.document.many", elements, MOST_ELEMENTS);
        }
        if (repeated > MOST_REPEATED) {
            fault(1, "pack.document.many.each", repeated, MOST_REPEATED);
        }
        return wrong > 0 ? Optional.empty() : Optional.of(new Template(root, uses, asked, css.toString()));
    }

    private void fault(int line, String code, Object... args) {
        wrong++;
        faults.add(line, code, args);
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    private List<Node> children(int depth) throws XMLStreamException {
        List<Node> children = new ArrayList<>();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return children;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    children.addAll(slots.read(xml.getText(), line(), group));
                case XMLStreamConstants.START_ELEMENT -> element(children, depth);
                case XMLStreamConstants.ENTITY_REFERENCE -> fault(line(), "pack.document.entity", xml.getLocalName());
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    fault(line(), "pack.document.element", "?" + xml.getPITarget());
                default -> {
                    // Comments say nothing to the reader of a letter.
                }
            }
        }
    }

    private void element(List<Node> siblings, int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        open.push(new Open(name, line()));
        elements++;
        if (depth > DEEPEST) {
            fault(line(), "pack.document.deep", DEEPEST);
            skip();
        } else if (name.equals("style")) {
            css.append(css(xml.getElementText(), line())).append('\n');
        } else if (name.equals("head")) {
            children(depth + 1).stream()
                    .filter(Node.Element.class::isInstance)
                    .findFirst()
                    .ifPresent(stray -> fault(line(), "pack.document.element", "head"));
        } else if (name.equals("title")) {
            skip();
        } else if (WRAPPERS.contains(name)) {
            siblings.addAll(children(depth + 1));
        } else if (!ELEMENTS.contains(name)) {
            fault(line(), "pack.document.element", name);
            skip();
        } else {
            siblings.add(allowed(name, depth));
        }
        open.pop();
    }

    private Node.Element allowed(String name, int depth) throws XMLStreamException {
        int line = line();
        Map<String, String> attributes = new LinkedHashMap<>();
        String named = xml.getAttributeValue(null, "data-each");
        String each = named == null ? null : each(named, line);
        Conditions.Test when = null;
        Node.Mark mark = Node.Mark.NONE;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            switch (attribute) {
                case "data-each" -> {
                    // Read first: a condition beside it sees the group.
                }
                case "data-if" -> when = when(value, each, line);
                case "data-letterhead" -> mark = mark(Node.Mark.LETTERHEAD);
                case "data-signature" -> mark = Node.Mark.SIGNATURE;
                default -> attribute(attribute, value, line).ifPresent(kept -> attributes.put(attribute, kept));
            }
        }
        String outer = group;
        int around = sometimes;
        group = each == null ? outer : each;
        repeated += group == null ? 0 : 1;
        sometimes += each != null || when != null ? 1 : 0;
        if (mark == Node.Mark.SIGNATURE) {
            sign(line);
        }
        List<Node> children = children(depth + 1);
        group = outer;
        sometimes = around;
        return new Node.Element(name, attributes, children, each, when, mark);
    }

    private Node.Mark mark(Node.Mark mark) {
        letterheads++;
        return mark;
    }

    /** Every letter shows by whom it was signed and how it is checked, whatever was answered. */
    private void sign(int line) {
        signatures++;
        if (sometimes > 0) {
            fault(line, "pack.document.signature.sometimes");
        }
    }

    private @Nullable String each(String value, int line) {
        if (group != null) {
            fault(line, "pack.document.each.nested", value);
        }
        if (!value.matches(FIELD)) {
            fault(line, "pack.document.each", value);
            return null;
        }
        uses.add(new Use(value, null, null, "each", line));
        return value;
    }

    private Conditions.@Nullable Test when(String value, @Nullable String each, int line) {
        Optional<Conditions.Test> read = conditions.parse(value);
        if (read.isEmpty()) {
            fault(line, "pack.document.condition", value);
            return null;
        }
        String around = each == null ? group : each;
        asked.add(new Template.Asked(value, around, line));
        read.get().fields().forEach(field -> uses.add(new Use(field, null, around, "if", line)));
        return read.get();
    }

    private Optional<String> attribute(String name, String value, int line) {
        if (!ATTRIBUTES.contains(name)) {
            fault(line, "pack.document.attribute", name);
            return Optional.empty();
        }
        if (value.contains("{{")) {
            fault(line, "pack.document.attribute.placeholder", name);
            return Optional.empty();
        }
        if (SPANS.contains(name) && !SPAN.matcher(value).matches()) {
            fault(line, "pack.document.span", name);
            return Optional.empty();
        }
        return Optional.of(name.equals("style") ? css(value, line) : value);
    }

    private String css(String written, int line) {
        String text = CSS_REMARK.matcher(written).replaceAll(" ");
        Matcher reaching = CSS_REFUSED.matcher(text);
        if (reaching.find()) {
            fault(line, "pack.document.css", reaching.group().toLowerCase(Locale.ROOT));
            return "";
        }
        Matcher font = CSS_FONT.matcher(text);
        while (font.find()) {
            if (!OUR_FONT.matcher(font.group(2)).find()) {
                fault(line, "pack.document.font", font.group(2).strip());
                return "";
            }
        }
        return text;
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
