package id.andalan.document;

import java.util.UUID;

/**
 * One place where bytes live. A blob is written in two steps: {@link #stage} before the caller's transaction (a slow store must not
 * hold a database connection), then {@link #keep} in it; what is staged and never kept disappears by itself.
 */
interface BlobStore {
    /** Largest blob, in bytes; a row of PostgreSQL holds it, and memory holds one per request. */
    int MAX_BYTES = 32 * 1024 * 1024;

    /** The word in {@code document.blob.place}. */
    String place();

    /** Makes the bytes ready to be kept; outside any transaction. */
    StagedBlob stage(byte[] bytes);

    /** Keeps them, in the caller's transaction. */
    void keep(StagedBlob staged);

    /** The bytes of a kept blob. */
    byte[] read(UUID id);
}
