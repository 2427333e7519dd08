package id.andalan.report.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words behind {@code import reports}; IllegalArgumentException when they make no sense together. */
record ImportArguments(
        String file,
        String mapping,
        boolean apply,
        boolean resume,
        @Nullable String refused,
        boolean list,
        @Nullable UUID undo,
        boolean force) {

    static ImportArguments of(List<String> args) {
        Deque<String> rest = new ArrayDeque<>(args);
        String file = null;
        String mapping = null;
        String refused = null;
        UUID undo = null;
        boolean apply = false;
        boolean resume = false;
        boolean list = false;
        boolean force = false;
        while (!rest.isEmpty()) {
            String word = rest.remove();
            switch (word) {
                case "--apply" -> apply = true;
                case "--resume" -> resume = true;
                case "--list" -> list = true;
                case "--force" -> force = true;
                case "--mapping" -> mapping = value(rest);
                case "--refused" -> refused = value(rest);
                case "--undo" -> undo = UUID.fromString(value(rest));
                default -> {
                    if (word.startsWith("--") || file != null) {
                        throw new IllegalArgumentException(word);
                    }
                    file = word;
                }
            }
        }
        boolean loads = file != null && mapping != null;
        if (!loads && !list && undo == null) {
            throw new IllegalArgumentException("nothing to do");
        }
        return new ImportArguments(
                file == null ? "" : file,
                mapping == null ? "" : mapping,
                apply || resume,
                resume,
                refused,
                list,
                undo,
                force);
    }

    private static String value(Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("value missing");
        }
        return rest.remove();
    }
}
