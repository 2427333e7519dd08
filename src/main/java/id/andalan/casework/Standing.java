package id.andalan.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as a command finds it, locked: nobody else changes it until the command ends.
 *
 * @param instance of the engine; null while it is being started
 * @param facts answers, what officials filled in, what decisions said
 * @param path nodes the case came to, in order
 */
record Standing(
        Application application,
        @Nullable String instance,
        Map<String, Object> facts,
        List<String> path,
        List<Open> tasks) {

    /** An open task with the place of the engine it waits at. */
    record Open(CaseTask task, String execution) {}

    Optional<Open> task(UUID id) {
        return tasks.stream().filter(one -> one.task.id().equals(id)).findFirst();
    }

    List<String> pathWith(List<String> more) {
        List<String> all = new ArrayList<>(path);
        all.addAll(more);
        return all;
    }
}
