package id.andalan.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup file says of itself; stands in it as {@code manifest.json}.
 *
 * @param format of the file; a reader refuses one it does not know
 * @param migrations version by module, e.g. {@code report → 3}: the shape of the tables
 * @param sealingKey name of the key that seals personal data; the key itself is never in a backup
 * @param sequences the value each gives next, by name
 */
record Manifest(
        int format,
        Instant takenAt,
        String server,
        Map<String, String> migrations,
        String sealingKey,
        List<Part> parts,
        Map<String, Long> sequences) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * One table.
     *
     * @param columns in the order of the file, without those the database computes
     * @param sha256 of the text before compression
     */
    record Part(String entry, String table, List<String> columns, long rows, String sha256) {}

    long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
