package id.andalan.catalog.form;

import java.util.List;
import java.util.Set;

/**
 * Which files a question takes.
 *
 * @param types endings of names: {@code pdf}, {@code jpg}, {@code png}
 * @param megabytes the largest one file may be
 */
public record FileRule(List<String> types, int megabytes) {
    /** What may be asked for at all. */
    public static final Set<String> TYPES = Set.of("pdf", "jpg", "png");

    public static final int MOST_MEGABYTES = 20;

    /** When the form says nothing. */
    public static final FileRule ORDINARY = new FileRule(List.of("pdf", "jpg", "png"), 5);

    public long bytes() {
        return megabytes * 1024L * 1024L;
    }
}
