package id.andalan.document;

import id.andalan.core.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes on their way into a store; never changed once here. */
final class StagedBlob {
    private final UUID id;
    private final int size;
    private final byte[] sha256;
    private final byte @Nullable [] bytes;

    private StagedBlob(UUID id, int size, byte[] sha256, byte @Nullable [] bytes) {
        this.id = id;
        this.size = size;
        this.sha256 = sha256;
        this.bytes = bytes;
    }

    static StagedBlob of(byte[] bytes) {
        return new StagedBlob(Ids.next(), bytes.length, sha256(bytes), bytes);
    }

    /** The same blob once its bytes lie in the store. */
    StagedBlob sent() {
        return new StagedBlob(id, size, sha256, null);
    }

    UUID id() {
        return id;
    }

    int size() {
        return size;
    }

    byte[] sha256() {
        return sha256;
    }

    /** Null when they lie in the store already. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
