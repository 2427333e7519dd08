package id.andalan.catalog.process;

import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code process.bpmn}, as any modeler of BPMN 2.0 writes it. Only the elements of the documented set may stand in a process:
 * whatever could reach beyond it (scripts, listeners, expressions of an engine, entities of XML) is refused where it stands.
 */
public final class ProcessFile {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static final int MOST_NODES = 200;
    private static final int MOST_FLOWS = 400;
    private static final int DEEPEST = 20;

    private static final Map<String, Kind> KINDS = Map.of(
            "startEvent",
            Kind.START,
            "endEvent",
            Kind.END,
            "userTask",
            Kind.TASK,
            "serviceTask",
            Kind.STEP,
            "businessRuleTask",
            Kind.DECISION,
            "exclusiveGateway",
            Kind.CHOICE,
            "parallelGateway",
            Kind.PARALLEL,
            "intermediateCatchEvent",
            Kind.WAIT,
            "boundaryEvent",
            Kind.TIMER);

    /** Words beside the process, which change nothing in it. */
    private static final Set<String> REMARKS = Set.of(
            "documentation",
            "laneSet",
            "textAnnotation",
            "association",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "group");

    private final XMLStreamReader xml;
    private final Faults faults;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    private ProcessFile(XMLStreamReader xml, Faults faults) {
        this.xml = xml;
        this.faults = faults;
    }

    /** The process in the file; empty, with a fault, when it cannot be read at all. */
    public static Optional<ServiceProcess> read(String text, Faults faults) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new ProcessFile(factory.createXMLStreamReader(new StringReader(text)), faults).read();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            faults.add(line, "pack.process.xml");
            return Optional.empty();
        }
    }

    private Optional<ServiceProcess> read() throws XMLStreamException {
        Optional<ServiceProcess> found = Optional.empty();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                faults.add(line(), "pack.process.doctype");
                return Optional.empty();
            }
            if (event != XMLStreamConstants.START_ELEMENT || is("definitions")) {
                continue;
            }
            if (!is("process")) {
                skip(1);
            } else if (found.isPresent()) {
                faults.add(line(), "pack.process.second");
                skip(1);
            } else {
                found = Optional.of(process());
            }
        }
        if (found.isEmpty()) {
            faults.add(1, "pack.process.none");
        }
        // Each node is compared with each other further on: what is too large is said and goes no further.
        return found.filter(process -> !isLarge());
    }

    private ServiceProcess process() throws XMLStreamException {
        String id = attribute("id");
        String name = attribute("name");
        int line = line();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                element();
            }
        }
        if (isLarge()) {
            faults.add(line, "pack.process.large", MOST_NODES, MOST_FLOWS);
        }
        return new ServiceProcess(id, name, List.copyOf(nodes), List.copyOf(flows));
    }

    private boolean isLarge() {
        return nodes.size() > MOST_NODES || flows.size() > MOST_FLOWS;
    }

    private void element() throws XMLStreamException {
        Kind kind = KINDS.get(xml.getLocalName());
        if (!BPMN.equals(xml.getNamespaceURI())) {
            faults.add(line(), "pack.process.foreign", xml.getName().toString());
            skip(1);
        } else if (kind != null) {
            node(kind);
        } else if (is("sequenceFlow")) {
            flow();
        } else if (REMARKS.contains(xml.getLocalName())) {
            skip(1);
        } else {
            faults.add(line(), "pack.process.element", xml.getLocalName());
            skip(1);
        }
    }

    private void node(Kind kind) throws XMLStreamException {
        int line = line();
        checkAttributes();
        String id = attribute("id");
        String name = attribute("name").strip();
        String host = find("attachedToRef");
        String otherwise = find("default");
        // BPMN 2.0: an event at the border of a task takes it away unless the drawing says that it does not.
        boolean cancels = kind == Kind.TIMER && !"false".equals(find("cancelActivity"));
        String does =
                kind == Kind.STEP ? find("implementation") : kind == Kind.DECISION ? find("implementation") : null;
        Inside inside = inside(kind);
        nodes.add(new Node(id, kind, name, does == null ? inside.does : does, host, otherwise, cancels, line));
    }

    /** What stands inside a node, as far as it counts. */
    private static final class Inside {
        private @Nullable String does;
    }

    private Inside inside(Kind kind) throws XMLStreamException {
        Inside inside = new Inside();
        String owner = xml.getLocalName();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.isStartElement()) {
                continue;
            }
            String name = xml.getLocalName();
            if (!BPMN.equals(xml.getNamespaceURI()) || name.equals("extensionElements")) {
                faults.add(line(), "pack.process.extension", owner);
                skip(1);
            } else if (kind == Kind.TASK && name.equals("potentialOwner")) {
                inside.does = textBelow("resourceAssignmentExpression", "formalExpression");
            } else if ((kind == Kind.TIMER || kind == Kind.WAIT) && name.equals("timerEventDefinition")) {
                inside.does = textBelow("timeDuration");
            } else if (name.equals("incoming") || name.equals("outgoing") || name.equals("documentation")) {
                skip(1);
            } else {
                faults.add(line(), "pack.process.inside", name, owner);
                skip(1);
            }
        }
        return inside;
    }

    /** The text of the innermost of these elements, which stand one in another; everything else in there is a fault. */
    private String textBelow(String... path) throws XMLStreamException {
        String text = "";
        int depth = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth < path.length && is(path[depth])) {
                    depth++;
                } else {
                    faults.add(line(), "pack.process.inside", xml.getLocalName(), path[Math.max(0, depth - 1)]);
                    skip(1);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth-- == 0) {
                    return text.strip();
                }
            } else if (depth == path.length && xml.isCharacters()) {
                text += xml.getText();
            }
        }
    }

    private void flow() throws XMLStreamException {
        int line = line();
        checkAttributes();
        String id = attribute("id");
        String from = attribute("sourceRef");
        String to = attribute("targetRef");
        String name = xml.getAttributeValue(null, "name");
        String condition = null;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement() && is("conditionExpression")) {
                condition = xml.getElementText().strip();
            } else if (xml.isStartElement()) {
                if (!is("documentation")) {
                    faults.add(line(), "pack.process.inside", xml.getLocalName(), "sequenceFlow");
                }
                skip(1);
            }
        }
        flows.add(new Flow(id, from, to, name == null ? "" : name.strip(), condition, line));
    }

    /** Attributes of other vocabularies are how engines hide what they run. */
    private void checkAttributes() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if (space != null && !space.isEmpty()) {
                faults.add(
                        line(), "pack.process.foreign", xml.getAttributeName(i).toString());
            }
        }
    }

    private void skip(int depth) throws XMLStreamException {
        int open = depth;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++open > DEEPEST) {
                throw new XMLStreamException("too deep", xml.getLocation());
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private boolean is(String name) {
        return name.equals(xml.getLocalName()) && BPMN.equals(xml.getNamespaceURI());
    }

    private @Nullable String find(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }
}
