package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Service requests of an Open311 answer in JSON: a bare array of flat objects. */
final class Open311Rows implements RowSource {
    private final ObjectReader objects;
    private final JsonParser parser;
    private boolean ready;
    private boolean ended;
    private long count;

    Open311Rows(Reader text, JsonMapper json) {
        // Behind one object stands the next.
        this.objects = json.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = json.createParser(text);
        if (read() != JsonToken.START_ARRAY) {
            throw new Refusal("ingest.json.array");
        }
    }

    private JsonToken read() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw broken();
        }
    }

    private Refusal broken() {
        return new Refusal(
                "ingest.json.broken",
                parser.currentLocation().getLineNr(),
                parser.currentLocation().getColumnNr());
    }

    @Override
    public boolean hasNext() {
        if (!ready && !ended) {
            JsonToken token = read();
            if (token == JsonToken.END_ARRAY) {
                ended = true;
                return false;
            }
            if (token != JsonToken.START_OBJECT) {
                throw broken();
            }
            ready = true;
        }
        return ready;
    }

    @Override
    public SourceRow next() {
        ready = false;
        // Such files are often one long line: the place in the list says more.
        long line = ++count;
        JsonNode object;
        try {
            object = objects.readTree(parser);
        } catch (JacksonException e) {
            throw broken();
        }
        Map<String, String> fields = new HashMap<>();
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isValueNode() && !value.isNull()) {
                fields.put(property.getKey(), value.asString());
            }
        });
        return new SourceRow(line, fields, null);
    }

    @Override
    public void close() {
        parser.close();
    }
}
