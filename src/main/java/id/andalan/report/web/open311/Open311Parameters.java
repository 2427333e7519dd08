package id.andalan.report.web.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a call, from the address and the form together; an empty one counts as absent. */
record Open311Parameters(Map<String, List<String>> values) {
    static Open311Parameters of(HttpServletRequest request) {
        Map<String, List<String>> values = new TreeMap<>();
        request.getParameterMap().forEach((name, all) -> {
            List<String> given = Arrays.stream(all)
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
            if (!given.isEmpty()) {
                values.put(name, given);
            }
        });
        return new Open311Parameters(values);
    }

    @Nullable
    String find(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.getFirst();
    }

    /** The answers to a question: {@code attribute[code]}, or {@code attribute[code][]} once per choice. */
    List<String> answers(String code) {
        List<String> single = values.getOrDefault("attribute[" + code + "]", List.of());
        List<String> many = values.getOrDefault("attribute[" + code + "][]", List.of());
        return java.util.stream.Stream.concat(single.stream(), many.stream())
                .distinct()
                .toList();
    }

    /** For the digest of an idempotency key: everything but the key of the caller. */
    String canonical() {
        Map<String, List<String>> rest = new TreeMap<>(values);
        rest.remove("api_key");
        return rest.toString();
    }
}
