package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a mapping. Words are read as text, so that a code {@code 015} stays as it is; an unknown key is refused with its line. */
final class MappingFile {
    private static final Set<String> KEYS = Set.of(
            "source",
            "format",
            "encoding",
            "zone",
            "dates",
            "columns",
            "categories",
            "statuses",
            "description",
            "shift");
    private static final Set<String> COLUMNS = Set.of(
            "id", "filed", "updated", "ended", "status", "category", "lat", "lon", "ward", "address", "description");

    private final Map<String, Node> nodes;

    private MappingFile(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    /** Refuses keys that are not among {@code known}; none known: any key. */
    private static MappingFile of(MappingNode node, Set<String> known) {
        Map<String, Node> nodes = entries(node);
        nodes.forEach((key, value) -> {
            if (!known.isEmpty() && !known.contains(key)) {
                throw new Refusal("ingest.mapping.unknown", line(value), key);
            }
        });
        return new MappingFile(nodes);
    }

    static Mapping read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new Refusal("ingest.file.missing", path);
        }
        return parse(Files.readString(path, StandardCharsets.UTF_8));
    }

    static Mapping parse(String yaml) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        Node root;
        try {
            root = new Yaml(limits).compose(new StringReader(yaml));
        } catch (YAMLException e) {
            throw new Refusal(
                    "ingest.mapping.broken",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new Refusal("ingest.mapping.broken", "");
        }
        return of(mapping, KEYS).mapping();
    }

    private Mapping mapping() {
        boolean open311 = choice("format", "csv", Set.of("csv", "open311")).equals("open311");
        MappingFile shift = below("shift", Set.of("from", "to", "scale"));
        return new Mapping(
                required("source"),
                open311 ? Mapping.Format.OPEN311 : Mapping.Format.CSV,
                charset(),
                columns(open311),
                new Mapping.Times(texts("dates", List.of("iso")), zone()),
                words("categories"),
                words("statuses"),
                text("description", null),
                shift == null
                        ? null
                        : new Mapping.Shift(shift.point("from"), shift.point("to"), shift.number("scale", "1")));
    }

    private Mapping.Columns columns(boolean open311) {
        MappingFile columns = below("columns", COLUMNS);
        if (columns == null) {
            if (!open311) {
                throw new Refusal("ingest.mapping.required", "columns");
            }
            columns = new MappingFile(Map.of());
        }
        // A service request names its own parts; it has no time of its end but that of its last change.
        return new Mapping.Columns(
                columns.text("id", open311 ? "service_request_id" : null),
                columns.required("filed", open311 ? "requested_datetime" : null),
                columns.text("updated", open311 ? "updated_datetime" : null),
                columns.text("ended", open311 ? "updated_datetime" : null),
                columns.required("status", open311 ? "status" : null),
                columns.texts("category", open311 ? List.of("service_code", "service_name") : List.of()),
                new Mapping.Place(
                        columns.text("lat", open311 ? "lat" : null),
                        columns.text("lon", open311 ? "long" : null),
                        columns.text("ward", null),
                        columns.text("address", open311 ? "address" : null)),
                columns.text("description", open311 ? "description" : null));
    }

    private Mapping.Words words(String key) {
        MappingFile below = below(key, Set.of());
        if (below == null) {
            return new Mapping.Words(Map.of(), null);
        }
        Map<String, String> words = new LinkedHashMap<>();
        below.nodes.forEach((word, node) -> words.put(word.toLowerCase(Locale.ROOT), scalar(node)));
        String otherwise = words.remove("otherwise");
        return new Mapping.Words(words, otherwise);
    }

    private Mapping.Point point(String key) {
        MappingFile point = below(key, Set.of("lat", "lon"));
        if (point == null) {
            throw new Refusal("ingest.mapping.required", "shift." + key);
        }
        return new Mapping.Point(point.number("lat", null), point.number("lon", null));
    }

    private double number(String key, @Nullable String otherwise) {
        String text = required(key, otherwise);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("ingest.mapping.value", key, text);
    }

    private Charset charset() {
        String name = required("encoding", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal("ingest.mapping.value", "encoding", name);
        }
    }

    private @Nullable ZoneId zone() {
        String name = text("zone", null);
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal("ingest.mapping.value", "zone", String.valueOf(name));
        }
    }

    private String choice(String key, String otherwise, Set<String> choices) {
        String text = required(key, otherwise);
        if (!choices.contains(text)) {
            throw new Refusal("ingest.mapping.value", key, text);
        }
        return text;
    }

    private String required(String key) {
        return required(key, null);
    }

    private String required(String key, @Nullable String otherwise) {
        String text = text(key, otherwise);
        if (text == null) {
            throw new Refusal("ingest.mapping.required", key);
        }
        return text;
    }

    private @Nullable String text(String key, @Nullable String otherwise) {
        Node node = nodes.get(key);
        return node == null ? otherwise : scalar(node);
    }

    private List<String> texts(String key, List<String> otherwise) {
        Node node = nodes.get(key);
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(MappingFile::scalar).toList();
        }
        return node == null ? otherwise : List.of(scalar(node));
    }

    private @Nullable MappingFile below(String key, Set<String> known) {
        Node node = nodes.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof MappingNode mapping) {
            return of(mapping, known);
        }
        throw new Refusal("ingest.mapping.shape", line(node), key);
    }

    private static Map<String, Node> entries(MappingNode node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw new Refusal("ingest.mapping.twice", line(tuple.getKeyNode()), key);
            }
        }
        return entries;
    }

    private static String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw new Refusal("ingest.mapping.shape", line(node), "");
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
