package id.andalan.catalog.decision;

import id.andalan.catalog.process.Faults;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The elements of a DMN file, read before anything that understands DMN sees it: no entities, no bombs, no other vocabularies. */
final class DecisionXml {
    private static final int LONGEST = 512 * 1024;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int DEEPEST = 20;

    /** DMN 1.1 to 1.6. */
    private static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/",
            "https://www.omg.org/spec/DMN/20240513/MODEL/");

    /** Where things stand on the screen of a modeler, which changes no decision. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "https://www.omg.org/spec/DMN/20230324/DMNDI/",
            "https://www.omg.org/spec/DMN/20240513/DMNDI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private final XMLStreamReader xml;
    private final Faults faults;
    private int elements;

    private DecisionXml(XMLStreamReader xml, Faults faults) {
        this.xml = xml;
        this.faults = faults;
    }

    /** The root with all below it; empty, with a fault, when it cannot be read. */
    static Optional<Element> read(String text, Faults faults) {
        if (text.length() > LONGEST) {
            faults.add(1, "pack.decision.large", LONGEST / 1024, MOST_ELEMENTS, DEEPEST);
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new DecisionXml(factory.createXMLStreamReader(new StringReader(text)), faults).root();
        } catch (TooLarge e) {
            faults.add(e.line, "pack.decision.large", LONGEST / 1024, MOST_ELEMENTS, DEEPEST);
        } catch (XMLStreamException e) {
            faults.add(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), "pack.decision.xml");
        }
        return Optional.empty();
    }

    private static final class TooLarge extends XMLStreamException {
        private static final long serialVersionUID = 1;
        private final int line;

        TooLarge(int line) {
            this.line = line;
        }
    }

    private Optional<Element> root() throws XMLStreamException {
        Optional<Element> root = Optional.empty();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                faults.add(line(), "pack.decision.doctype");
                return Optional.empty();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!DMN.contains(space()) || !xml.getLocalName().equals("definitions")) {
                    faults.add(line(), "pack.decision.root");
                    return Optional.empty();
                }
                root = Optional.ofNullable(element(1));
            }
        }
        return root;
    }

    /** Null for what belongs to the drawing or, with a fault, to another vocabulary. */
    private @Nullable Element element(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new TooLarge(line());
        }
        String name = xml.getLocalName();
        int line = line();
        boolean known = DMN.contains(space());
        if (!known && !DRAWING.contains(space())) {
            faults.add(line, "pack.decision.foreign", xml.getName().toString());
        }
        Map<String, String> attributes = known ? attributes() : Map.of();
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                Element child = known ? element(depth + 1) : skipped(depth + 1);
                if (child != null) {
                    children.add(child);
                }
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return known ? new Element(name, attributes, text.toString(), List.copyOf(children), line) : null;
    }

    private @Nullable Element skipped(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new TooLarge(line());
        }
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skipped(depth + 1);
            }
        }
        return null;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if (space == null || space.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            } else if (!DRAWING.contains(space)) {
                faults.add(
                        line(), "pack.decision.foreign", xml.getAttributeName(i).toString());
            }
        }
        return Map.copyOf(attributes);
    }

    private String space() {
        String space = xml.getNamespaceURI();
        return space == null ? "" : space;
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }
}
