package id.andalan.document.image;

/** A photo made anew from pixels: JPEG, upright, sRGB, no metadata. Its arrays are handed on, never changed. */
public final class Developed {
    private final byte[] sourceDigest;
    private final byte[] large;
    private final byte[] small;
    private final int width;
    private final int height;

    Developed(byte[] sourceDigest, byte[] large, byte[] small, int width, int height) {
        this.sourceDigest = sourceDigest;
        this.large = large;
        this.small = small;
        this.width = width;
        this.height = height;
    }

    /** SHA-256 of the file that was sent. */
    public byte[] sourceDigest() {
        return sourceDigest;
    }

    /** Longest edge 2048 pixels at most. */
    public byte[] large() {
        return large;
    }

    /** Longest edge 480 pixels at most. */
    public byte[] small() {
        return small;
    }

    /** Pixels of the large print. */
    public int width() {
        return width;
    }

    /** Pixels of the large print. */
    public int height() {
        return height;
    }
}
