package id.andalan.catalog.form;

import id.andalan.catalog.process.Faults;
import id.andalan.core.Bilingual;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the small things a schema is made of and tells what is wrong with them. */
final class SchemaLook implements Faults {
    private static final int MOST_FAULTS = 50;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_WORDS = 2_000;
    private static final Pattern REF = Pattern.compile("#/\\$defs/([A-Za-z_][A-Za-z0-9_-]{0,59})");

    private final Faults faults;
    private final Map<String, SchemaNode> defs = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private int count;

    SchemaLook(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void add(int line, String code, Object... args) {
        if (count++ < MOST_FAULTS) {
            faults.add(line, code, args);
        }
    }

    boolean isSound() {
        return count == 0;
    }

    void only(SchemaNode node, Set<String> allowed) {
        node.fields().forEach((name, member) -> {
            if (!allowed.contains(name)) {
                add(member.line(), "pack.form.keyword", name, listed(allowed));
            }
        });
    }

    static String listed(Collection<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }

    /** The object under that name; a fault and empty when it is something else. */
    Optional<SchemaNode> object(SchemaNode node, String name) {
        return shaped(node, name, "{ … }", node.find(name).filter(SchemaNode::isObject));
    }

    /** Empty when there is none. */
    List<SchemaNode> list(SchemaNode node, String name) {
        return shaped(node, name, "[ … ]", node.find(name).filter(SchemaNode::isList))
                .map(SchemaNode::list)
                .orElse(List.of());
    }

    Optional<String> text(SchemaNode node, String name) {
        return shaped(node, name, "\"…\"", node.find(name).flatMap(SchemaNode::text));
    }

    /** The texts of a list; what is none is a fault. */
    List<SchemaNode> texts(SchemaNode node, String name) {
        List<SchemaNode> items = list(node, name);
        items.stream()
                .filter(item -> item.text().isEmpty())
                .forEach(item -> add(item.line(), "pack.form.shape", name, "[\"…\"]"));
        return items.stream().filter(item -> item.text().isPresent()).toList();
    }

    @Nullable
    BigDecimal number(SchemaNode node, String name) {
        return shaped(node, name, "123", node.find(name).flatMap(SchemaNode::number))
                .orElse(null);
    }

    /** A whole number within limits; null when it is not written or not one. */
    @Nullable
    Integer whole(SchemaNode node, String name, int least, int most) {
        BigDecimal number = number(node, name);
        if (number == null) {
            return null;
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!whole) {
            add(node.line(name), "pack.form.whole", name, least, most);
            return null;
        }
        return number.intValue();
    }

    private <T> Optional<T> shaped(SchemaNode node, String name, String shape, Optional<T> found) {
        if (found.isEmpty() && node.has(name)) {
            add(node.line(name), "pack.form.shape", name, shape);
        }
        return found;
    }

    /** {@code title} with its English; a fault where one is missing. */
    Bilingual title(SchemaNode node, String what) {
        Optional<String> title = text(node, "title").filter(text -> !text.isBlank());
        if (title.isEmpty()) {
            add(node.line("title"), "pack.form.title", what);
        }
        return words(node, "title", title, LONGEST_TITLE).orElse(new Bilingual(what, what));
    }

    /** {@code description} with its English; null when there is none. */
    @Nullable
    Bilingual description(SchemaNode node) {
        return words(node, "description", text(node, "description"), LONGEST_WORDS)
                .orElse(null);
    }

    /** Another text with its English; null when there is none. */
    @Nullable
    Bilingual words(SchemaNode node, String name) {
        return words(node, name, text(node, name), LONGEST_TITLE).orElse(null);
    }

    private Optional<Bilingual> words(SchemaNode node, String name, Optional<String> own, int longest) {
        Optional<String> english = object(node, "x-en").flatMap(en -> text(en, name));
        if (own.isEmpty()) {
            english.ifPresent(text -> add(node.line("x-en"), "pack.form.words.only", name));
            return Optional.empty();
        }
        if (english.filter(text -> !text.isBlank()).isEmpty()) {
            add(node.line(node.has("x-en") ? "x-en" : name), "pack.form.english", name);
        }
        if (own.get().length() > longest || english.map(String::length).orElse(0) > longest) {
            add(node.line(name), "pack.form.words.long", name, longest);
        }
        return Optional.of(
                new Bilingual(own.get().strip(), english.orElse(own.get()).strip()));
    }

    /** Takes {@code $defs}: every reference in it leads on and none back. */
    void define(SchemaNode root) {
        object(root, "$defs").ifPresent(found -> defs.putAll(found.fields()));
        Set<String> done = new LinkedHashSet<>();
        defs.forEach((name, def) -> {
            if (!def.isObject()) {
                add(def.line(), "pack.form.shape", name, "{ … }");
            }
            follow(name, new LinkedHashSet<>(), done);
        });
    }

    /** Goes on to everything a definition refers to, each once. */
    private void follow(String name, Set<String> way, Set<String> done) {
        SchemaNode def = defs.get(name);
        if (def != null && done.add(name)) {
            way.add(name);
            follow(def, way, done);
            way.remove(name);
        }
    }

    private void follow(SchemaNode node, Set<String> way, Set<String> done) {
        node.fields().forEach((key, member) -> {
            Optional<String> target = key.equals("$ref") ? target(member) : Optional.empty();
            if (target.isPresent() && way.contains(target.get())) {
                add(member.line(), "pack.form.ref.circle", target.get());
            } else if (target.isPresent()) {
                follow(target.get(), way, done);
            } else {
                follow(member, way, done);
            }
        });
        node.list().forEach(item -> follow(item, way, done));
    }

    private static Optional<String> target(SchemaNode ref) {
        return ref.text().map(REF::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /** The schema itself, or the one it refers to with its own words over it. */
    SchemaNode resolve(SchemaNode node) {
        SchemaNode at = node;
        for (int step = 0; at.has("$ref"); step++) {
            SchemaNode ref = at.find("$ref").orElseThrow();
            Optional<String> target = target(ref);
            if (target.isEmpty() || step > defs.size()) {
                add(ref.line(), "pack.form.ref", ref.text().orElse("?"));
                return without(at);
            }
            SchemaNode def = defs.get(target.get());
            if (def == null) {
                add(ref.line(), "pack.form.ref.unknown", target.get());
                return without(at);
            }
            used.add(target.get());
            at = without(at).over(def);
            if (def.has("$ref")) {
                Map<String, SchemaNode> further = new LinkedHashMap<>(at.fields());
                further.put("$ref", def.find("$ref").orElseThrow());
                at = new SchemaNode(at.line(), null, further, null);
            }
        }
        return at;
    }

    private static SchemaNode without(SchemaNode node) {
        Map<String, SchemaNode> left = new LinkedHashMap<>(node.fields());
        left.remove("$ref");
        return new SchemaNode(node.line(), null, left, null);
    }

    /** What nobody refers to could hide anything. */
    void allDefinitionsUsed() {
        defs.forEach((name, def) -> {
            if (!used.contains(name)) {
                add(def.line(), "pack.form.ref.unused", name);
            }
        });
    }
}
