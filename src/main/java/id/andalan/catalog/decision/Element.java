package id.andalan.catalog.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a DMN file, without the namespace, which was checked. */
record Element(String name, Map<String, String> attributes, String text, List<Element> children, int line) {
    /** Empty text when the attribute is missing. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }

    List<Element> all(String child) {
        return children.stream().filter(one -> one.name.equals(child)).toList();
    }

    Optional<Element> find(String child) {
        return all(child).stream().findFirst();
    }

    /** What stands in the {@code text} element below. */
    String inner() {
        return find("text").map(Element::text).orElse("").strip();
    }
}
