package id.andalan.identity.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads access-matrix.txt: by endpoint ("GET /masuk") who gets in. */
record AccessMatrix(Map<String, Line> lines) {

    /** The words behind method and path. */
    record Line(Set<String> who, Optional<String> rows, String body) {}

    static AccessMatrix read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AccessMatrix.class.getResourceAsStream("/access-matrix.txt")),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(words -> {
                        if (lines.put(words[0] + " " + words[1], line(words)) != null) {
                            throw new IllegalStateException("twice in access-matrix.txt: " + words[0] + " " + words[1]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AccessMatrix(lines);
    }

    private static Line line(String[] words) {
        Set<String> who = Arrays.stream(words)
                .skip(2)
                .filter(word -> !word.startsWith("rows=") && !word.startsWith("body="))
                .collect(Collectors.toSet());
        return new Line(who, option(words, "rows="), option(words, "body=").orElse(""));
    }

    private static Optional<String> option(String[] words, String name) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst();
    }
}
