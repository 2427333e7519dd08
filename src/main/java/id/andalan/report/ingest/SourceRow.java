package id.andalan.report.ingest;

import id.andalan.core.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file, its fields by name.
 *
 * @param line where it begins, from 1; in JSON its place in the list
 * @param flaw why it cannot be read as a record; null when it can
 */
record SourceRow(
        long line, Map<String, String> fields, @Nullable Refusal flaw) {
    /** Null for an empty or missing field. */
    @Nullable
    String find(@Nullable String column) {
        String value = column == null ? null : fields.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
