package id.andalan.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo on its subject.
 *
 * @param subjectType kind of record it shows, e.g. {@code report}
 * @param position 0 first
 * @param width pixels of the large print
 * @param height pixels of the large print
 */
public record Photo(
        UUID id,
        String subjectType,
        UUID subjectId,
        int position,
        PhotoVisibility visibility,
        int width,
        int height,
        Instant at) {

    /** Address of the large print (longest edge 2048 pixels at most). */
    public String href() {
        return "/foto/" + id + ".jpg";
    }

    /** Address of the small print (longest edge 480 pixels at most). */
    public String smallHref() {
        return "/foto/" + id + "/kecil.jpg";
    }
}
