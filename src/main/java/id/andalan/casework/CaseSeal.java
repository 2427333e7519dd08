package id.andalan.casework;

import id.andalan.identity.KeyRing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Seals what people answered, so that whoever reads the database without the key reads nothing of it. */
@Component
class CaseSeal {
    private static final TypeReference<LinkedHashMap<String, Object>> FACTS = new TypeReference<>() {};

    private final KeyRing keys;
    private final JsonMapper json;

    CaseSeal(KeyRing keys, JsonMapper json) {
        this.keys = keys;
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    KeyRing.Sealed facts(Map<String, Object> facts, UUID application) {
        return keys.seal(json.writeValueAsString(facts), application.toString());
    }

    Map<String, Object> facts(KeyRing.Sealed sealed, UUID application) {
        return json.readValue(keys.open(sealed, application.toString()), FACTS);
    }

    KeyRing.Sealed text(String text, UUID application) {
        return keys.seal(text, application + "/note");
    }

    String text(KeyRing.Sealed sealed, UUID application) {
        return keys.open(sealed, application + "/note");
    }

    /** By which the same person is found again, under the current key. */
    byte[] person(String nik) {
        return keys.blindIndex("nik", nik);
    }

    /** Under every key. */
    java.util.List<byte[]> persons(String nik) {
        return keys.blindIndexes("nik", nik);
    }
}
