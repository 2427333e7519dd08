package id.andalan.core.web;

import com.fasterxml.jackson.annotation.Nulls;
import id.andalan.core.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads the JSON of a write command strictly: a wrong type, an unknown name or a cut-off text is refused at its field. */
@Component
public class JsonRequest {
    private final JsonMapper json;

    JsonRequest(JsonMapper json) {
        this.json = strict(json);
    }

    /** No text for a number, no number for a text, no name twice, nothing missing in a list. */
    private static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .build();
    }

    /** The body as {@code type}; an empty body is an empty object. */
    public <T> T read(byte[] body, Class<T> type) {
        // The database cannot hold it, and no text needs it.
        if (new String(body, StandardCharsets.UTF_8).contains("\\u0000")) {
            throw new Refusal("json.nul");
        }
        try {
            ObjectReader reader = json.readerFor(type)
                    .with(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
            T value = body.length == 0 ? reader.readValue("{}") : reader.readValue(body);
            if (value == null) {
                throw new Refusal("json.malformed");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.at(path(e), "json.unknown", path(e));
        } catch (DatabindException e) {
            throw path(e).isEmpty() ? new Refusal("json.malformed") : Refusal.at(path(e), "json.type", path(e));
        } catch (JacksonException e) {
            throw new Refusal("json.malformed");
        }
    }

    private static String path(DatabindException failure) {
        return failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
