package id.andalan.catalog.form;

import id.andalan.agency.AgencyType;
import id.andalan.core.Bilingual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one property of the form: which kind of question it is and everything it says. */
final class QuestionFile {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    /** Words that conditions and the process speak themselves, and the name of the buttons of a page. */
    static final Set<String> RESERVED =
            Set.of("hasil", "tersedia", "go", "and", "or", "not", "true", "false", "null", "if", "then", "else", "in");

    static final int MOST_QUESTIONS = 200;

    private static final int MOST_OPTIONS = 300;
    private static final int LONGEST_VALUE = 100;
    private static final Set<String> PREFILLS = Set.of("name", "phone", "email");
    private static final Set<QuestionKind> NOT_INSIDE =
            Set.of(QuestionKind.GROUP, QuestionKind.BOOKING, QuestionKind.PLACE);
    private static final Set<String> AGENCY_TYPES = Arrays.stream(AgencyType.values())
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern BOOKING = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final SchemaLook look;
    private int count;

    QuestionFile(SchemaLook look) {
        this.look = look;
    }

    /** Empty, with a fault, when it is no question at all. */
    Optional<Question> read(String name, SchemaNode written, boolean required, boolean inside) {
        int line = written.line();
        if (++count > MOST_QUESTIONS) {
            if (count == MOST_QUESTIONS + 1) {
                look.add(line, "pack.form.many", MOST_QUESTIONS);
            }
            return Optional.empty();
        }
        if (!written.isObject()) {
            look.add(line, "pack.form.shape", name, "{ … }");
            return Optional.empty();
        }
        if (!NAME.matcher(name).matches()) {
            look.add(line, "pack.form.name", name);
        } else if (RESERVED.contains(name)) {
            look.add(line, "pack.form.reserved", name);
        }
        SchemaNode node = look.resolve(written);
        Optional<QuestionKind> kind = kind(name, node);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (inside && NOT_INSIDE.contains(kind.get())) {
            look.add(line, "pack.form.inside", name);
            return Optional.empty();
        }
        return Optional.of(question(name, kind.get(), node, new Place(required, inside, line)));
    }

    /** Where a question stands. */
    private record Place(boolean required, boolean inside, int line) {}

    private Question question(String name, QuestionKind kind, SchemaNode node, Place place) {
        look.only(node, Keywords.of(kind));
        look.object(node, "x-en").ifPresent(en -> look.only(en, Set.of("title", "description")));
        Bilingual label = look.title(node, name);
        Bilingual hint = look.description(node);
        List<Option> options = kind == QuestionKind.CHOICE
                ? options(node)
                : kind == QuestionKind.CHOICES ? options(items(node)) : List.of();
        Bounds bounds = new BoundsFile(look).read(kind, node, hint != null);
        if (kind == QuestionKind.CHOICES
                && !node.find("uniqueItems").map(it -> it.is(true)).orElse(false)) {
            look.add(node.line("uniqueItems"), "pack.form.unique", name);
        }
        if (kind == QuestionKind.CONSENT
                && !node.find("const").map(it -> it.is(true)).orElse(false)) {
            look.add(node.line("const"), "pack.form.consent", name);
        }
        List<Question> inner = kind == QuestionKind.GROUP ? members(node) : List.of();
        Question.Extras extras = new Question.Extras(
                kind == QuestionKind.FILE ? files(node) : null,
                kind == QuestionKind.GROUP ? item(node, label) : null,
                kind == QuestionKind.BOOKING ? booking(node) : null,
                prefill(node),
                node.find("default").map(SchemaNode::plain).orElse(null),
                kind == QuestionKind.AGENCY ? agencies(node) : List.of(),
                kind == QuestionKind.TEXT ? letter(node, place.inside) : null);
        Question question =
                new Question(name, kind, label, hint, place.required, bounds, options, inner, extras, place.line);
        initial(question, node);
        return question;
    }

    private SchemaNode items(SchemaNode node) {
        return look.object(node, "items").map(look::resolve).orElse(node);
    }

    private Optional<QuestionKind> kind(String name, SchemaNode node) {
        String type = look.text(node, "type").orElse("");
        Optional<String> format = look.text(node, "format");
        Optional<QuestionKind> kind;
        if (format.isPresent()) {
            kind = Optional.ofNullable(Keywords.FORMATS.get(format.get()));
            if (kind.isEmpty()) {
                look.add(
                        node.line("format"),
                        "pack.form.format",
                        format.get(),
                        SchemaLook.listed(Keywords.FORMATS.keySet()));
            } else if (!type.equals(Keywords.type(kind.get()))) {
                look.add(node.line("type"), "pack.form.format.type", format.get(), Keywords.type(kind.get()));
            }
            return kind;
        }
        kind = switch (type) {
            case "string" -> Optional.of(node.has("oneOf") ? QuestionKind.CHOICE : text(node));
            case "boolean" -> Optional.of(node.has("const") ? QuestionKind.CONSENT : QuestionKind.FLAG);
            case "integer" -> Optional.of(QuestionKind.INTEGER);
            case "number" -> Optional.of(QuestionKind.NUMBER);
            case "array" -> array(node);
            default -> Optional.empty();
        };
        if (kind.isEmpty()) {
            look.add(node.line("type"), "pack.form.type", name);
        }
        return kind;
    }

    private static QuestionKind text(SchemaNode node) {
        return node.find("maxLength")
                .flatMap(SchemaNode::number)
                .filter(most -> most.compareTo(BigDecimal.valueOf(Bounds.LINE)) > 0)
                .map(most -> QuestionKind.LONG_TEXT)
                .orElse(QuestionKind.TEXT);
    }

    private Optional<QuestionKind> array(SchemaNode node) {
        if (!node.find("items").map(SchemaNode::isObject).orElse(false)) {
            return Optional.empty();
        }
        SchemaNode items = items(node);
        boolean isText = items.find("type").map(it -> it.is("string")).orElse(false);
        if (isText && items.find("format").map(it -> it.is("file")).orElse(false)) {
            look.only(items, Set.of("type", "format", "$comment"));
            return Optional.of(QuestionKind.FILE);
        }
        if (isText && items.has("oneOf")) {
            look.only(items, Set.of("type", "oneOf", "$comment"));
            return Optional.of(QuestionKind.CHOICES);
        }
        return items.find("type").map(it -> it.is("object")).orElse(false)
                ? Optional.of(QuestionKind.GROUP)
                : Optional.empty();
    }

    private List<Option> options(SchemaNode node) {
        List<Option> options = new ArrayList<>();
        Set<String> values = new HashSet<>();
        List<SchemaNode> written = look.list(node, "oneOf");
        if (written.size() < 2 || written.size() > MOST_OPTIONS) {
            look.add(node.line("oneOf"), "pack.form.options", MOST_OPTIONS);
        }
        for (SchemaNode option : written) {
            look.only(option, Set.of("const", "title", "x-en", "$comment"));
            look.object(option, "x-en").ifPresent(en -> look.only(en, Set.of("title")));
            Optional<String> value =
                    look.text(option, "const").filter(text -> !text.isBlank() && text.length() <= LONGEST_VALUE);
            if (value.isEmpty()) {
                look.add(option.line("const"), "pack.form.option");
            } else if (!values.add(value.get())) {
                look.add(option.line("const"), "pack.form.option.twice", value.get());
            }
            Bilingual label = look.title(option, value.orElse("?"));
            options.add(new Option(value.orElse(""), label));
        }
        return options;
    }

    private List<Question> members(SchemaNode node) {
        SchemaNode items = items(node);
        look.only(items, Set.of("type", "properties", "required", "additionalProperties", "$comment"));
        if (!items.find("additionalProperties").map(it -> it.is(false)).orElse(false)) {
            look.add(items.line("additionalProperties"), "pack.form.open");
        }
        Optional<SchemaNode> properties = look.object(items, "properties");
        List<Question> members = new ArrayList<>();
        if (properties.map(found -> found.fields().isEmpty()).orElse(true)) {
            look.add(items.line("properties"), "pack.form.properties");
            return members;
        }
        Set<String> required = required(items, properties.get());
        properties
                .get()
                .fields()
                .forEach((name, member) ->
                        read(name, member, required.contains(name), true).ifPresent(members::add));
        return members;
    }

    /** The names in {@code required}, all of which must be properties. */
    Set<String> required(SchemaNode node, SchemaNode properties) {
        Set<String> names = new HashSet<>();
        for (SchemaNode name : look.texts(node, "required")) {
            String text = name.text().orElse("");
            if (!properties.has(text)) {
                look.add(name.line(), "pack.form.required", text);
            }
            names.add(text);
        }
        return names;
    }

    private FileRule files(SchemaNode node) {
        Optional<SchemaNode> rule = look.object(node, "x-file");
        if (rule.isEmpty()) {
            return FileRule.ORDINARY;
        }
        look.only(rule.get(), Set.of("types", "megabytes"));
        List<SchemaNode> types = look.texts(rule.get(), "types");
        types.stream()
                .filter(type -> !FileRule.TYPES.contains(type.text().orElse("")))
                .forEach(type -> look.add(
                        type.line(), "pack.form.file.type", type.text().orElse(""), SchemaLook.listed(FileRule.TYPES)));
        Integer megabytes = look.whole(rule.get(), "megabytes", 1, FileRule.MOST_MEGABYTES);
        return new FileRule(
                types.isEmpty()
                        ? FileRule.ORDINARY.types()
                        : types.stream().map(type -> type.text().orElse("")).toList(),
                megabytes == null ? FileRule.ORDINARY.megabytes() : megabytes);
    }

    private ItemWords item(SchemaNode node, Bilingual label) {
        Optional<SchemaNode> words = look.object(node, "x-item");
        if (words.isEmpty()) {
            return new ItemWords(label, null, null);
        }
        look.only(words.get(), Set.of("title", "add", "remove", "x-en"));
        look.object(words.get(), "x-en").ifPresent(en -> look.only(en, Set.of("title", "add", "remove")));
        Bilingual title = look.words(words.get(), "title");
        return new ItemWords(
                title == null ? label : title, look.words(words.get(), "add"), look.words(words.get(), "remove"));
    }

    private String booking(SchemaNode node) {
        String group = look.text(node, "x-booking").orElse("");
        if (!BOOKING.matcher(group).matches()) {
            look.add(node.line("x-booking"), "pack.form.booking", group);
        }
        return group;
    }

    /** Kinds of agencies to choose from; all where nothing is said. */
    private List<String> agencies(SchemaNode node) {
        Optional<SchemaNode> rule = look.object(node, "x-agency");
        if (rule.isEmpty()) {
            return List.of();
        }
        look.only(rule.get(), Set.of("types"));
        List<SchemaNode> types = look.texts(rule.get(), "types");
        types.stream()
                .filter(type -> !AGENCY_TYPES.contains(type.text().orElse("")))
                .forEach(type -> look.add(
                        type.line(), "pack.form.agency.type", type.text().orElse(""), SchemaLook.listed(AGENCY_TYPES)));
        if (types.isEmpty()) {
            look.add(rule.get().line(), "pack.form.agency.type", "", SchemaLook.listed(AGENCY_TYPES));
        }
        return types.stream().map(type -> type.text().orElse("")).toList();
    }

    private @Nullable String letter(SchemaNode node, boolean inside) {
        Optional<SchemaNode> rule = look.object(node, "x-letter");
        if (rule.isEmpty()) {
            return null;
        }
        look.only(rule.get(), Set.of("service"));
        String service = look.text(rule.get(), "service").orElse("");
        if (inside || !BOOKING.matcher(service).matches()) {
            look.add(rule.get().line(), "pack.form.letter", service);
        }
        return service;
    }

    private @Nullable String prefill(SchemaNode node) {
        Optional<String> prefill = look.text(node, "x-prefill");
        prefill.filter(word -> !PREFILLS.contains(word))
                .ifPresent(word ->
                        look.add(node.line("x-prefill"), "pack.form.prefill", word, SchemaLook.listed(PREFILLS)));
        return prefill.orElse(null);
    }

    /** A form that begins with an answer it would refuse itself is no form. */
    private void initial(Question question, SchemaNode node) {
        Object initial = question.extras().initial();
        if (initial == null && !node.has("default")) {
            return;
        }
        boolean may = switch (question.kind()) {
            case FILE, BOOKING, PLACE, GROUP, CONSENT -> false;
            default -> true;
        };
        if (!may || initial == null || !AnswerCheck.fits(question, initial)) {
            look.add(node.line("default"), "pack.form.default", question.name());
        }
    }
}
