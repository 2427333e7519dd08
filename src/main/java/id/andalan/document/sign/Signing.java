package id.andalan.document.sign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who signs what, when.
 *
 * @param letter id of the letter
 * @param account whose key signs
 * @param agency name of the signer's agency
 * @param secret what the signer gave at this moment; null where none is asked for
 */
public record Signing(
        UUID letter,
        UUID account,
        String name,
        String position,
        String agency,
        Instant at,
        @Nullable Passphrase secret) {}
