package id.andalan.document;

import java.util.HexFormat;

/**
 * A photo that was accepted but hangs on nothing yet. Lives in memory (or, with an S3 store, as an object without a row) and is
 * forgotten when nobody attaches it.
 */
public final class PhotoDraft {
    private final byte[] sourceDigest;
    private final StagedBlob large;
    private final StagedBlob small;
    private final int width;
    private final int height;

    PhotoDraft(byte[] sourceDigest, StagedBlob large, StagedBlob small, int width, int height) {
        this.sourceDigest = sourceDigest.clone();
        this.large = large;
        this.small = small;
        this.width = width;
        this.height = height;
    }

    /** SHA-256 of the file as it was sent, in hex: put it into the request's digest, so that another photo is another request. */
    public String sourceDigest() {
        return HexFormat.of().formatHex(sourceDigest);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    StagedBlob large() {
        return large;
    }

    StagedBlob small() {
        return small;
    }
}
