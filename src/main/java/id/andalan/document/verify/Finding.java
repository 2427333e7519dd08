package id.andalan.document.verify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a PDF found.
 *
 * @param seals its signatures, oldest first; empty when it has none or cannot be read
 */
public record Finding(Verdict verdict, List<Seal> seals) {
    /** What can be said of it. */
    public enum Verdict {
        /** Not a byte was changed since it was signed, and the city (or another known authority) vouches for the signer. */
        GENUINE,
        /** Not a byte was changed since it was signed, but nobody we know vouches for the signer. */
        UNKNOWN_SIGNER,
        /** It was signed and is not any more what was signed. */
        CHANGED,
        /** It has no signature. */
        UNSIGNED,
        /** It is no PDF that can be opened. */
        UNREADABLE
    }

    /**
     * One signature.
     *
     * @param name of the signer, as the certificate says
     * @param at the moment that the signer's machine wrote down; null when it wrote none
     * @param stamped a time-stamp server vouches for that moment
     */
    public record Seal(
            String name,
            String position,
            String organisation,
            @Nullable Instant at,
            boolean trusted,
            boolean stamped) {}

    static Finding of(Verdict verdict) {
        return new Finding(verdict, List.of());
    }
}
