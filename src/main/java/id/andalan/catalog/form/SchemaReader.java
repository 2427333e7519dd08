package id.andalan.catalog.form;

import id.andalan.catalog.process.Faults;
import id.andalan.pack.Characters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON text into nodes that know their lines; stops at the first thing that is too large or no JSON. */
final class SchemaReader {
    private static final int MOST_LETTERS = 256 * 1024;
    private static final int DEEPEST = 14;
    private static final int MOST_DIGITS = 25;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(20_000)
                    .maxNameLength(200)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser json;
    private final Faults faults;

    private SchemaReader(JsonParser json, Faults faults) {
        this.json = json;
        this.faults = faults;
    }

    /** There is no going on; the fault is told. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    static Optional<SchemaNode> read(String text, Faults faults) {
        if (text.length() > MOST_LETTERS) {
            faults.add(1, "pack.form.large", MOST_LETTERS / 1024);
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            SchemaReader reader = new SchemaReader(json, faults);
            json.nextToken();
            SchemaNode root = reader.node(1);
            if (json.nextToken() != null) {
                faults.add(reader.line(), "pack.form.json");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            faults.add(e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()), "pack.form.json");
            return Optional.empty();
        } catch (Stop e) {
            return Optional.empty();
        }
    }

    private int line() {
        return Math.max(1, json.currentTokenLocation().getLineNr());
    }

    private SchemaNode node(int depth) {
        int line = line();
        if (depth > DEEPEST) {
            faults.add(line, "pack.form.deep", DEEPEST);
            throw new Stop();
        }
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> object(line, depth);
            case START_ARRAY -> list(line, depth);
            case VALUE_STRING -> value(line, sane(json.getString(), line));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(line, number(line));
            case VALUE_TRUE -> value(line, true);
            case VALUE_FALSE -> value(line, false);
            case VALUE_NULL -> value(line, null);
            case null, default -> {
                faults.add(line, "pack.form.json");
                throw new Stop();
            }
        };
    }

    /** Nothing that no database, page or paper can hold. */
    private String sane(String text, int line) {
        if (Characters.isBroken(text)) {
            faults.add(line, "pack.file.control");
            throw new Stop();
        }
        return text;
    }

    private static SchemaNode value(int line, @Nullable Object value) {
        return new SchemaNode(line, value, null, null);
    }

    private BigDecimal number(int line) {
        BigDecimal number = json.getDecimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            faults.add(line, "pack.form.number", MOST_DIGITS);
            throw new Stop();
        }
        return number;
    }

    private SchemaNode object(int line, int depth) {
        Map<String, SchemaNode> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int at = line();
            String name = sane(json.currentName(), at);
            json.nextToken();
            SchemaNode member = node(depth + 1).at(at);
            if (members.putIfAbsent(name, member) != null) {
                faults.add(at, "pack.form.twice", name);
            }
        }
        return new SchemaNode(line, null, members, null);
    }

    private SchemaNode list(int line, int depth) {
        List<SchemaNode> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new SchemaNode(line, null, null, items);
    }
}
