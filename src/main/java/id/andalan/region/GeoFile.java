package id.andalan.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a GeoJSON file (RFC 7946) of areas: its sound features and everything that is wrong with it. */
record GeoFile(List<GeoFeature> features, List<GeoFlaw> flaws) {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Features are read one by one out of an array: what follows one is no rubbish.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> DEGREES = Set.of("crs84", "4326");

    static GeoFile read(byte[] file) {
        List<GeoFeature> features = new ArrayList<>();
        List<GeoFlaw> flaws = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(file)) {
            read(parser, features, flaws);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            flaws.add(GeoFlaw.of(0, line, "geo.json", String.valueOf(e.getOriginalMessage())));
        }
        if (features.isEmpty() && flaws.isEmpty()) {
            flaws.add(GeoFlaw.of(0, 0, "geo.empty"));
        }
        return new GeoFile(features, flaws);
    }

    private static void read(JsonParser parser, List<GeoFeature> features, List<GeoFlaw> flaws) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            flaws.add(GeoFlaw.of(0, 1, "geo.collection"));
            return;
        }
        boolean found = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    int line = parser.currentTokenLocation().getLineNr();
                    feature(JSON.readTree(parser), features.size() + 1, line, features, flaws);
                }
            } else if (name.equals("crs")) {
                crs(JSON.readTree(parser), flaws);
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            flaws.add(GeoFlaw.of(0, 1, "geo.collection"));
        }
    }

    /** RFC 7946 knows WGS 84 only; older files may name it, or another one that would put the wards elsewhere. */
    private static void crs(JsonNode crs, List<GeoFlaw> flaws) {
        String name = crs.path("properties").path("name").asString("");
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (!name.isEmpty() && DEGREES.stream().noneMatch(lower::endsWith)) {
            flaws.add(GeoFlaw.of(0, 0, "geo.crs", name));
        }
    }

    private static void feature(JsonNode feature, int no, int line, List<GeoFeature> features, List<GeoFlaw> flaws) {
        Map<String, String> properties = new LinkedHashMap<>();
        feature.path("properties").properties().forEach(property -> {
            if (property.getValue().isValueNode() && !property.getValue().isNull()) {
                properties.put(property.getKey(), property.getValue().asString());
            }
        });
        @Nullable Geometry geometry = null;
        try {
            geometry = GeoShape.read(feature.path("geometry"));
        } catch (GeoShape.Unsound unsound) {
            flaws.add(new GeoFlaw(no, line, unsound.code(), unsound.args()));
        }
        features.add(new GeoFeature(no, line, properties, geometry));
    }
}
