package id.andalan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Private links, {@code number.secret}: whoever has one is let in, without an account. The secret is made from the id of the record and
 * the keys of the server, 16 bytes in 22 letters, so it is stored nowhere, cannot be guessed, and can be sent again in every message.
 * Links of every key in {@link KeyRing} open; new ones are made with the first.
 */
@Component
public class PrivateLinks {
    private static final int BYTES = 16;

    private final KeyRing keys;

    PrivateLinks(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The link to a record.
     *
     * @param kind of link, so that one of another kind does not open it; part of every secret, so it never changes
     */
    public String make(String kind, UUID id, String number) {
        return of(number, keys.blindIndex(kind, id.toString()));
    }

    /** Whether the link, or its secret alone, opens that record. */
    public boolean opens(String kind, UUID id, String link) {
        return opens(link, keys.blindIndexes(kind, id.toString()));
    }

    /** What stands before the secret. */
    public static String number(String link) {
        int dot = link.indexOf('.');
        return dot < 0 ? link : link.substring(0, dot);
    }

    /** A link whose secret is the beginning of a MAC; for those who keep a key of their own. */
    public static String of(String number, byte[] mac) {
        return number + "." + text(mac);
    }

    /** Whether the secret of the link is that of one of the MACs; takes the same time for every wrong one. */
    public static boolean opens(String link, List<byte[]> macs) {
        byte[] given = link.substring(link.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8);
        return macs.stream()
                .anyMatch(mac -> MessageDigest.isEqual(text(mac).getBytes(StandardCharsets.US_ASCII), given));
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }
}
