package id.andalan.catalog.form;

import id.andalan.catalog.process.Faults;
import id.andalan.core.Bilingual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code form.schema.json}: its questions, its pages, its conditions. */
final class FormFile {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MOST_PAGES = 20;

    private final SchemaNode root;
    private final SchemaLook look;
    private final QuestionFile questionFile;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final List<FormPage> pages = new ArrayList<>();
    private Set<String> required = Set.of();

    private FormFile(SchemaNode root, SchemaLook look) {
        this.root = root;
        this.look = look;
        this.questionFile = new QuestionFile(look);
    }

    static Optional<Form> read(String json, Faults faults) {
        SchemaLook look = new SchemaLook(faults);
        Optional<SchemaNode> root = SchemaReader.read(json, look);
        return root.flatMap(node -> new FormFile(node, look).read());
    }

    private Optional<Form> read() {
        if (!root.isObject()) {
            look.add(root.line(), "pack.form.root");
            return Optional.empty();
        }
        look.only(root, Keywords.ROOT);
        look.object(root, "x-en").ifPresent(en -> look.only(en, Set.of("title", "description")));
        if (!root.find("type").map(it -> it.is("object")).orElse(false)) {
            look.add(root.line("type"), "pack.form.root");
        }
        if (!root.find("additionalProperties").map(it -> it.is(false)).orElse(false)) {
            look.add(root.line("additionalProperties"), "pack.form.open");
        }
        look.text(root, "$schema")
                .filter(dialect -> !dialect.equals(DIALECT))
                .ifPresent(dialect -> look.add(root.line("$schema"), "pack.form.dialect", DIALECT));
        Bilingual title = look.title(root, "title");
        look.description(root);
        look.define(root);
        ask();
        look.allDefinitionsUsed();
        page();
        List<AskedWhen> conditions = new ConditionFile(look, questions, order(), required).read(root);
        clash();
        return look.isSound()
                ? Optional.of(new Form(title, pages, questions, conditions, SchemaText.of(root)))
                : Optional.empty();
    }

    private void ask() {
        Optional<SchemaNode> properties = look.object(root, "properties");
        if (properties.map(found -> found.fields().isEmpty()).orElse(true)) {
            look.add(root.line("properties"), "pack.form.properties");
            return;
        }
        if (properties.get().fields().size() > QuestionFile.MOST_QUESTIONS) {
            look.add(properties.get().line(), "pack.form.many", QuestionFile.MOST_QUESTIONS);
            return;
        }
        required = questionFile.required(root, properties.get());
        properties
                .get()
                .fields()
                .forEach((name, property) -> questionFile
                        .read(name, property, required.contains(name), false)
                        .ifPresent(question -> questions.put(name, question)));
    }

    private void page() {
        Map<String, Integer> seen = new TreeMap<>();
        List<SchemaNode> written = look.list(root, "x-pages");
        if (written.isEmpty() || written.size() > MOST_PAGES) {
            look.add(root.line("x-pages"), "pack.form.pages", MOST_PAGES);
        }
        Map<String, SchemaNode> properties =
                root.find("properties").map(SchemaNode::fields).orElse(Map.of());
        for (SchemaNode page : written) {
            look.only(page, Set.of("title", "description", "x-en", "fields", "$comment"));
            look.object(page, "x-en").ifPresent(en -> look.only(en, Set.of("title", "description")));
            List<String> fields = new ArrayList<>();
            for (SchemaNode field : look.texts(page, "fields")) {
                String name = field.text().orElse("");
                if (!properties.containsKey(name)) {
                    look.add(field.line(), "pack.form.page.unknown", name);
                } else if (seen.putIfAbsent(name, field.line()) != null) {
                    look.add(field.line(), "pack.form.page.twice", name);
                } else {
                    fields.add(name);
                }
            }
            if (!page.has("fields") || look.list(page, "fields").isEmpty()) {
                look.add(page.line("fields"), "pack.form.page.empty");
            }
            pages.add(new FormPage(look.title(page, "x-pages"), look.description(page), fields));
        }
        properties.forEach((name, property) -> {
            if (!seen.containsKey(name) && !written.isEmpty()) {
                look.add(property.line(), "pack.form.page.none", name);
            }
        });
    }

    /** Where a question comes in the order of asking. */
    private Map<String, Integer> order() {
        Map<String, Integer> order = new HashMap<>();
        Set<String> names = new LinkedHashSet<>();
        pages.forEach(page -> names.addAll(page.fields()));
        names.forEach(name -> order.put(name, order.size()));
        return order;
    }

    /** A document that goes through a group sees its fields beside those of the form: no name may mean both. */
    private void clash() {
        for (Question group : questions.values()) {
            for (Question inner : group.questions()) {
                if (questions.containsKey(inner.name())) {
                    look.add(inner.line(), "pack.form.clash", inner.name(), group.name());
                }
            }
        }
    }
}
