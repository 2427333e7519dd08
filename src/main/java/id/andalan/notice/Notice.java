package id.andalan.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something somebody is told, in words that are found when it is read.
 *
 * @param textKey key in the message files
 * @param args of the text: texts, numbers, {@link Instant}s and {@link Word}s
 * @param href where to go from it, a path of this site
 * @param read by the one who asks
 */
public record Notice(UUID id, String textKey, List<Object> args, String href, Instant at, boolean read) {
    /** An argument that is itself a text of the message files, e.g. the name of a state. */
    public record Word(String key) {}
}
