package id.andalan.pack;

import id.andalan.core.Bilingual;
import id.andalan.core.Validity;
import id.andalan.pack.Fault.Place;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a YAML file of a pack. Values are read as text: {@code 82.71} stays {@code 82.71}, quoted or not. */
public final class YamlNode {
    /** Years that a pack speaks of; others are slips, and some do not fit into the database. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    private final Node node;
    private final Place place;
    private final String file;
    private final PackReading pack;
    private final Map<String, Node> children = new LinkedHashMap<>();

    private YamlNode(Node node, Place place, PackReading pack) {
        this.node = node;
        this.place = place;
        this.file = place.file();
        this.pack = pack;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (children.put(key, tuple.getValueNode()) != null) {
                    pack.fault(placeOf(tuple.getKeyNode()), "pack.yaml.twice", key);
                }
            }
        }
    }

    static Optional<YamlNode> parse(String text, String file, PackReading pack) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root instanceof MappingNode) {
                return Optional.of(new YamlNode(root, new Place(file, 1), pack));
            }
            pack.fault(new Place(file, 1), "pack.yaml.mapping", "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            pack.fault(new Place(file, line), "pack.yaml.broken", String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            pack.fault(new Place(file, 0), "pack.yaml.broken", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    public Place place() {
        return place;
    }

    /** Where the value of {@code key} stands; this node's own place when the key is missing. */
    public Place place(String key) {
        return find(key).map(YamlNode::place).orElse(place);
    }

    private YamlNode child(Node child) {
        return new YamlNode(child, placeOf(child), pack);
    }

    private Place placeOf(Node at) {
        return new Place(file, at.getStartMark().getLine() + 1);
    }

    /** Every key must be one of these: a misspelt key would otherwise be silently without effect. */
    public YamlNode only(String... keys) {
        Set<String> known = Set.of(keys);
        children.forEach((key, value) -> {
            if (!known.contains(key)) {
                pack.fault(placeOf(value), "pack.yaml.unknown", key);
            }
        });
        return this;
    }

    /** The keys of a mapping in the order of the file; none for anything else. */
    public List<String> keys() {
        return List.copyOf(children.keySet());
    }

    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(children.get(key)).map(this::child);
    }

    /** The part below {@code key}; a fault and an empty part when it is missing. */
    public YamlNode get(String key) {
        return find(key).orElseGet(() -> {
            pack.fault(place(), "pack.empty", key);
            return new YamlNode(
                    new MappingNode(node.getTag(), List.of(), org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW),
                    place,
                    pack);
        });
    }

    /** The entries of a list below {@code key}; none when it is missing. */
    public List<YamlNode> list(String key) {
        return find(key).map(YamlNode::entries).orElse(List.of());
    }

    private List<YamlNode> entries() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::child).toList();
        }
        pack.fault(place(), "pack.yaml.list");
        return List.of();
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** One value, neither a list nor pairs. */
    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /** This node's own text. */
    public String text() {
        if (node instanceof ScalarNode scalar && Characters.isBroken(scalar.getValue())) {
            pack.fault(place(), "pack.file.control");
            return "";
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        pack.fault(place(), "pack.yaml.text");
        return "";
    }

    public String text(String key) {
        Optional<YamlNode> child = find(key);
        if (child.isEmpty()) {
            pack.fault(place(), "pack.empty", key);
        }
        return child.map(YamlNode::text).orElse("");
    }

    /** The code below {@code key}, which must name something of this kind in the pack. */
    public String reference(String key, String kind) {
        String code = text(key);
        find(key).ifPresent(child -> pack.refer(kind, code, child.place()));
        return code;
    }

    public Optional<String> findText(String key) {
        return find(key).map(YamlNode::text);
    }

    /** A text in both languages: {@code {id: …, en: …}}. */
    public Bilingual bilingual(String key) {
        return get(key).bilingual();
    }

    /** This node as a text in both languages. */
    public Bilingual bilingual() {
        only("id", "en");
        return new Bilingual(text("id"), text("en"));
    }

    public double number(String key) {
        String text = text(key);
        try {
            double number = text.isEmpty() ? 0 : Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        pack.fault(get(key).place(), "pack.number", key, text);
        return 0;
    }

    /** {@code true} or {@code false}; {@code otherwise} when the key is missing. */
    public boolean flag(String key, boolean otherwise) {
        String text = findText(key).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            pack.fault(get(key).place(), "pack.choice", key, text, "true, false");
        }
        return text.equals("true");
    }

    public LocalDate date(String key) {
        return parseDate(key, text(key), LocalDate.MIN);
    }

    /** The days between two keys, both included; a missing one leaves that side open. */
    public Validity validity(String fromKey, String toKey) {
        LocalDate from = findText(fromKey)
                .map(text -> parseDate(fromKey, text, LocalDate.MIN))
                .orElse(LocalDate.MIN);
        LocalDate to = findText(toKey)
                .map(text -> parseDate(toKey, text, LocalDate.MAX))
                .orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            pack.fault(place(), "pack.validity", from.toString(), to.toString());
            return Validity.ALWAYS;
        }
        return new Validity(from, to);
    }

    private LocalDate parseDate(String key, String text, LocalDate otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
            pack.fault(
                    get(key).place(),
                    "pack.date.year",
                    key,
                    text,
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
        } catch (DateTimeParseException e) {
            pack.fault(get(key).place(), "pack.date", key, text);
        }
        return otherwise;
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Choices.choose(
                type, text(key), key, find(key).map(YamlNode::place).orElse(place()), pack);
    }
}
