package id.andalan.catalog.example;

import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.pack.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers in YAML, where everything is text, as the JSON values that the form asks for. */
final class AnswerValues {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    private AnswerValues() {}

    /** The answers below a key; none when it is missing. What suits no question stays text, for the form to refuse. */
    static Map<String, Object> read(YamlNode node, String key, Map<String, FieldType> types) {
        return node.find(key).map(found -> map(found, types)).orElse(Map.of());
    }

    /** Where each of them stands. */
    static Map<String, Integer> lines(YamlNode node, String key) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        node.find(key)
                .ifPresent(found -> found.keys()
                        .forEach(name -> lines.put(name, found.place(name).line())));
        return lines;
    }

    private static Map<String, Object> map(YamlNode node, Map<String, FieldType> types) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : node.keys()) {
            node.find(name).ifPresent(value -> values.put(name, value(node, name, value, types.get(name))));
        }
        return values;
    }

    private static Object value(YamlNode parent, String name, YamlNode value, @Nullable FieldType type) {
        if (value.isText()) {
            return type == null ? value.text() : text(value.text(), type.kind());
        }
        if (value.isList()) {
            List<Object> all = new ArrayList<>();
            for (YamlNode one : parent.list(name)) {
                all.add(one.isText() ? one.text() : map(one, type == null ? Map.of() : type.fields()));
            }
            return all;
        }
        boolean point = type != null && type.kind() == QuestionKind.PLACE;
        Map<String, Object> parts = new LinkedHashMap<>();
        for (String part : value.keys()) {
            value.find(part).ifPresent(one -> parts.put(part, part(value, part, one, point)));
        }
        return parts;
    }

    /** A part of a point or of a booking. */
    private static Object part(YamlNode parent, String name, YamlNode one, boolean number) {
        if (one.isText()) {
            return number && NUMBER.matcher(one.text()).matches() ? new BigDecimal(one.text()) : one.text();
        }
        if (one.isList()) {
            return parent.list(name).stream().map(YamlNode::text).toList();
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        one.keys()
                .forEach(key -> counts.put(
                        key, one.find(key).map(AnswerValues::countOrText).orElse("")));
        return counts;
    }

    private static Object countOrText(YamlNode node) {
        String text = node.text();
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    private static Object text(String text, QuestionKind kind) {
        if (kind.isNumber() && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        boolean flag = kind == QuestionKind.FLAG || kind == QuestionKind.CONSENT;
        return flag && (text.equals("true") || text.equals("false")) ? (Object) text.equals("true") : text;
    }
}
