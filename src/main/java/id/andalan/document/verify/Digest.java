package id.andalan.document.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a file without a gap. */
final class Digest {
    private Digest() {}

    static byte[] of(byte[] bytes, int gapFrom, int gapTo, int end) {
        MessageDigest digest = sha256();
        digest.update(bytes, 0, gapFrom);
        digest.update(bytes, gapTo, end - gapTo);
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
