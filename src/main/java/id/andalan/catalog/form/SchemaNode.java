package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file and the line it stands at, which for a member of an object is the line of its name.
 *
 * @param value {@code String}, {@code BigDecimal}, {@code Boolean}, or null; null for objects and lists too
 * @param members of an object; null when it is none
 * @param items of a list; null when it is none
 */
record SchemaNode(
        int line,
        @Nullable Object value,
        @Nullable Map<String, SchemaNode> members,
        @Nullable List<SchemaNode> items) {

    boolean isObject() {
        return members != null;
    }

    boolean isList() {
        return items != null;
    }

    /** Empty when it is no object. */
    Map<String, SchemaNode> fields() {
        return members == null ? Map.of() : members;
    }

    /** Empty when it is no list. */
    List<SchemaNode> list() {
        return items == null ? List.of() : items;
    }

    Optional<SchemaNode> find(String name) {
        return Optional.ofNullable(fields().get(name));
    }

    boolean has(String name) {
        return fields().containsKey(name);
    }

    Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<BigDecimal> number() {
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    boolean is(Object expected) {
        return expected.equals(value);
    }

    /** The line of a member, or its own when there is none of that name. */
    int line(String name) {
        return find(name).map(SchemaNode::line).orElse(line);
    }

    SchemaNode at(int other) {
        return new SchemaNode(other, value, members, items);
    }

    /** This object with the members of another that it has not itself. */
    SchemaNode over(SchemaNode base) {
        Map<String, SchemaNode> both = new LinkedHashMap<>(base.fields());
        both.putAll(fields());
        both.remove("$ref");
        return new SchemaNode(line, null, both, null);
    }

    /** As plain values: {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean}, null. */
    @Nullable
    Object plain() {
        if (members != null) {
            Map<String, Object> plain = new LinkedHashMap<>();
            members.forEach((name, member) -> plain.put(name, member.plain()));
            return plain;
        }
        if (items != null) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
        return value;
    }
}
