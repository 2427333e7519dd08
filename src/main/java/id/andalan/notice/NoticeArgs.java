package id.andalan.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the arguments of a notice as JSON: texts and numbers as they are, {@code {"at": …}} for a time, {@code {"word": …}}. */
@Component
class NoticeArgs {
    private final JsonMapper json;

    NoticeArgs(JsonMapper json) {
        this.json = json;
    }

    String write(List<?> args) {
        return json.writeValueAsString(args.stream().map(NoticeArgs::plain).toList());
    }

    private static Object plain(Object arg) {
        return switch (arg) {
            case Instant at -> Map.of("at", at.toString());
            case Notice.Word word -> Map.of("word", word.key());
            case Integer number -> number;
            case Long number -> number;
            case String text -> text;
            default -> throw new IllegalArgumentException("a notice cannot hold a " + arg.getClass());
        };
    }

    List<Object> read(String written) {
        List<Object> args = new ArrayList<>();
        for (JsonNode node : json.readTree(written)) {
            if (node.has("at")) {
                args.add(Instant.parse(node.get("at").asString()));
            } else if (node.has("word")) {
                args.add(new Notice.Word(node.get("word").asString()));
            } else if (node.isNumber()) {
                args.add(node.longValue());
            } else {
                args.add(node.asString());
            }
        }
        return args;
    }
}
