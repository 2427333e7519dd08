package id.andalan.report.web.open311;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as it goes; holds nothing but the open brackets. */
final class Open311Json extends Open311Writer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Deque<Boolean> objects = new ArrayDeque<>();

    Open311Json(OutputStream out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    private void name(String name) {
        if (Boolean.TRUE.equals(objects.peek())) {
            json.writeName(name);
        }
    }

    @Override
    Open311Writer array(String name) {
        name(name);
        json.writeStartArray();
        objects.push(false);
        return this;
    }

    @Override
    Open311Writer object(String name) {
        name(name);
        json.writeStartObject();
        objects.push(true);
        return this;
    }

    @Override
    Open311Writer end() {
        if (objects.pop()) {
            json.writeEndObject();
        } else {
            json.writeEndArray();
        }
        return this;
    }

    @Override
    Open311Writer text(String name, @Nullable String value) {
        name(name);
        if (value == null || value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
        return this;
    }

    @Override
    Open311Writer number(String name, double value) {
        name(name);
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
        return this;
    }

    @Override
    Open311Writer flag(String name, boolean value) {
        name(name);
        json.writeBoolean(value);
        return this;
    }

    @Override
    public void close() {
        json.close();
    }
}
