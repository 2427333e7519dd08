package id.andalan.catalog.form;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compiles the schema for the validator. The words and hints are taken out: they are of no use there. What a format means is checked by
 * {@link Formats}, so that each fault has its own words.
 */
final class SchemaText {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** No loader: nothing a schema names is ever fetched. */
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(false)
            .regularExpressionFactory(pattern -> {
                Pattern compiled = SafePattern.compile(pattern);
                return text -> SafePattern.matches(compiled, text);
            })
            .build();

    private SchemaText() {}

    /** For many threads at once. */
    static Schema of(SchemaNode root) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(CONFIG).schemaCacheEnabled(false));
        JsonNode rules = JSON.valueToTree(rules(root, false));
        Schema schema = registry.getSchema(rules);
        schema.initializeValidators();
        return schema;
    }

    /** @param names the members are names of properties, not keywords */
    private static @Nullable Object rules(SchemaNode node, boolean names) {
        if (node.isObject()) {
            Map<String, Object> rules = new LinkedHashMap<>();
            node.fields().forEach((name, member) -> {
                if (names || !isWord(name)) {
                    boolean inner = !names && (name.equals("properties") || name.equals("$defs"));
                    rules.put(name, rules(member, inner));
                }
            });
            return rules;
        }
        if (node.isList()) {
            List<Object> rules = new ArrayList<>();
            node.list().forEach(item -> rules.add(rules(item, false)));
            return rules;
        }
        return node.value();
    }

    private static boolean isWord(String keyword) {
        return keyword.startsWith("x-")
                || keyword.equals("title")
                || keyword.equals("description")
                || keyword.equals("format")
                || keyword.equals("default")
                || keyword.equals("$comment");
    }
}
