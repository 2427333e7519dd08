package id.andalan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A batch as it was sealed, to be held against the entries that stand there now. Pure: knows no database.
 *
 * @param digests eight bytes per entry, in hexadecimal, in order
 */
record SealedBatch(long no, long fromPos, long toPos, int entries, String previous, String hash, List<String> digests) {
    static final int DIGEST_BYTES = 8;
    private static final char FIELD = '\u001f';
    private static final char END = '\u001e';

    /** An entry as it stands in the table, in the one form that is hashed. */
    record Line(long pos, long id, String text) {
        static Line of(
                long pos, long id, long atMicros, String action, List<String> subjectAndActor, String factsAsStored) {
            return new Line(
                    pos,
                    id,
                    pos + "" + FIELD + id + FIELD + atMicros + FIELD + action + FIELD
                            + String.join(String.valueOf(FIELD), subjectAndActor) + FIELD + factsAsStored + END);
        }

        String place() {
            return "pos " + pos + " id " + id;
        }
    }

    /** What is wrong with these entries; empty when they are exactly the sealed ones. */
    List<String> faults(List<Line> lines) {
        String now = hex(sha256(HexFormat.of().parseHex(previous), lines));
        if (now.equals(hash) && lines.size() == entries) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        if (lines.size() != entries) {
            faults.add("kelompok %d (pos %d–%d): disegel %d baris, sekarang %d"
                    .formatted(no, fromPos, toPos - 1, entries, lines.size()));
        }
        faults.addAll(places(lines));
        if (faults.isEmpty()) {
            faults.add("kelompok %d (pos %d–%d): segel tidak cocok dengan isinya".formatted(no, fromPos, toPos - 1));
        }
        return faults;
    }

    /** Which rows: by the digests, as far as they too were not touched. */
    private List<String> places(List<Line> lines) {
        List<String> found = new ArrayList<>();
        List<String> now = lines.stream().map(SealedBatch::digest).toList();
        Set<String> sealed = new HashSet<>(digests);
        Set<String> present = new HashSet<>(now);
        boolean sameNumber = now.size() == digests.size();
        for (int i = 0; i < lines.size(); i++) {
            if (!sealed.contains(now.get(i))) {
                found.add("kelompok %d: baris %s %s"
                        .formatted(
                                no,
                                lines.get(i).place(),
                                sameNumber ? "diubah atau dipindah" : "diubah atau disisipkan"));
            }
        }
        for (int i = 0; i < digests.size() && !sameNumber; i++) {
            if (!present.contains(digests.get(i))) {
                found.add("kelompok %d: baris ke-%d dari %d hilang atau diubah%s"
                        .formatted(no, i + 1, digests.size(), neighbour(i, now, lines)));
            }
        }
        return found;
    }

    /** The last untouched row before a missing one. */
    private String neighbour(int missing, List<String> now, List<Line> lines) {
        for (int i = missing - 1; i >= 0; i--) {
            int at = now.indexOf(digests.get(i));
            if (at >= 0) {
                return ", sesudah baris " + lines.get(at).place();
            }
        }
        return ", di awal kelompok";
    }

    static String digest(Line line) {
        return hex(sha256(new byte[0], List.of(line))).substring(0, DIGEST_BYTES * 2);
    }

    private static byte[] sha256(byte[] previous, List<Line> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            lines.forEach(line -> digest.update(line.text().getBytes(StandardCharsets.UTF_8)));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
