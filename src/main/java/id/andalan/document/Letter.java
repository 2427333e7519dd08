package id.andalan.document;

import id.andalan.core.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that was ordered, and how it stands. Holds nothing of its content.
 *
 * @param token the secret word of its public page, {@code /d/{token}}
 * @param kind code of the service
 * @param number as printed
 * @param date of the document, in the city's zone
 * @param validUntil last valid day; null: for ever
 * @param signatory who signs, as printed
 * @param signedAt null until it is signed
 * @param fault code of the message that says why it is not signed yet; null when nothing went wrong
 * @param revocation null while it was not revoked
 */
public record Letter(
        UUID id,
        String token,
        String kind,
        Bilingual title,
        String agency,
        String number,
        LocalDate date,
        @Nullable LocalDate validUntil,
        Subject subject,
        Signatory signatory,
        LetterStatus status,
        Instant orderedAt,
        @Nullable Instant signedAt,
        @Nullable String fault,
        @Nullable Revocation revocation) {

    /** The record it belongs to. */
    public record Subject(String type, UUID id, String number) {}

    /** Who signs, by account, as printed. */
    public record Signatory(UUID account, String name, String position) {}

    /** That it no longer counts, and why (a sentence for the public, without personal data). */
    public record Revocation(Instant at, String reason) {}

    /** Whether it is issued, not revoked and not past its last day. */
    public boolean isValidOn(LocalDate day) {
        return status == LetterStatus.SIGNED && revocation == null && (validUntil == null || !day.isAfter(validUntil));
    }

    /**
     * Where its PDF opens for those who may see the record it belongs to.
     *
     * @param key of a private link, for whoever comes by one; null: for those who are known by their account
     */
    public String path(@Nullable String key) {
        return "/surat/" + id + ".pdf" + (key == null ? "" : "?kunci=" + key);
    }

    /** Name of the PDF for a download. */
    public String fileName() {
        return number.replaceAll("[^A-Za-z0-9]+", "-") + ".pdf";
    }
}
