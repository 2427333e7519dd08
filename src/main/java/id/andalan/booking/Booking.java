package id.andalan.booking;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a place is used.
 *
 * @param series the occurrences of one request share it
 * @param subject what it is for: an application, a draft, or the series itself
 * @param unit which of the place's units, from 1
 * @param until of a hold or offer: when it ends by itself
 * @param title what is on; shown in public only if {@code open}
 * @param sequence how often it was changed (RFC 5545 SEQUENCE); also its version
 */
public record Booking(
        UUID id,
        UUID series,
        UUID subject,
        String place,
        int unit,
        Instant from,
        Instant to,
        Kind kind,
        boolean active,
        @Nullable Instant until,
        Title title,
        Map<String, Integer> equipment,
        int sequence,
        Instant updatedAt) {

    /** How firm it is. */
    public enum Kind {
        /** Firm. */
        RESERVED,
        /** For a while, as long as somebody fills in a form or an application is decided. */
        HELD,
        /** Kept for somebody who waited, until the answer. */
        OFFERED,
        /** Closed by the keeper. */
        BLOCKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is on.
     *
     * @param open may be shown to everybody
     */
    public record Title(String text, boolean open) {
        public static final Title NONE = new Title("", false);
    }
}
