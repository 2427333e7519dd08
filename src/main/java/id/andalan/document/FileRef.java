package id.andalan.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken in.
 *
 * @param name as its owner called it, without folders and control characters, its ending that of what it really is
 * @param bytes its size as kept
 * @param sha256 of what is kept, as 64 small hexadecimal digits
 */
public record FileRef(UUID id, String name, FileType type, int bytes, String sha256, Instant at) {
    /**
     * Where it opens for those who may see it.
     *
     * @param key of a private link, for whoever comes by one; null: for those who are known by their account
     */
    public String path(@Nullable String key) {
        return "/berkas/" + id + (key == null ? "" : "?kunci=" + key);
    }
}
