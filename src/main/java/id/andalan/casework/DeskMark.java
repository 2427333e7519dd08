package id.andalan.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of the inbox ended; the next begins behind it, whatever came in meanwhile. */
public record DeskMark(Instant at, UUID id) {
    /** Stands behind every time that a task can have. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** As text for an address. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "~" + id;
    }

    /** The mark of that text; null when it is none. */
    public static @Nullable DeskMark of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            int cut = text.indexOf('~');
            return new DeskMark(
                    Instant.EPOCH.plus(Long.parseLong(text.substring(0, cut)), ChronoUnit.MICROS),
                    UUID.fromString(text.substring(cut + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }
}
