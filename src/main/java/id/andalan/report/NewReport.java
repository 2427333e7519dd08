package id.andalan.report;

import id.andalan.core.PlainText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it comes in.
 *
 * @param category code of the report category
 * @param description what is wrong, plain text, 5 to {@link #MAX_DESCRIPTION} characters
 * @param origin where it comes from
 */
public record NewReport(String category, Place place, String description, Origin origin) {
    /** As Open311 GeoReport v2 allows. */
    public static final int MAX_DESCRIPTION = 4_000;

    public static final int MIN_DESCRIPTION = 5;

    /** What people call a place needs no more. */
    public static final int MAX_ADDRESS = 300;

    /**
     * Where: a point (WGS 84 degrees) or a ward chosen from the list; the point wins.
     *
     * @param address what people call the place
     */
    public record Place(
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable String ward,
            @Nullable String address) {}

    /**
     * Who and how.
     *
     * @param source {@code web}, {@code api}, {@code open311} or {@code import}
     * @param contactId contact details under lock, see identity; null for an anonymous report
     * @param accountId the account of whoever reported, if signed in
     * @param filedAt null: now
     * @param sample made up for demonstration
     */
    public record Origin(
            String source,
            @Nullable UUID contactId,
            @Nullable UUID accountId,
            @Nullable Instant filedAt,
            boolean sample) {
        public static Origin of(String source) {
            return new Origin(source, null, null, null, false);
        }
    }

    /** The same without markup and unseen characters. */
    NewReport plain() {
        String address =
                place.address() == null ? null : PlainText.of(place.address()).strip();
        return new NewReport(
                category,
                new Place(
                        place.lat(), place.lon(), place.ward(), address == null || address.isEmpty() ? null : address),
                PlainText.of(description).strip(),
                origin);
    }
}
