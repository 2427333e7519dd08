package id.andalan.document.image;

/** Walks a JPEG's markers (ITU-T T.81 annex B) to its end: size, orientation, number of scans, nothing cut off. */
final class JpegStructure {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int PROGRESSIVE = 0xc2;
    private static final int APP1 = 0xe1;
    private static final int TEM = 0x01;

    private final Bytes file;
    private int width;
    private int height;
    private int components;
    private long samples;
    private boolean buffered;
    private int scans;
    private int orientation = 1;

    private JpegStructure(Bytes file) {
        this.file = file;
    }

    static ImageFacts read(byte[] file) throws BrokenImage {
        JpegStructure walk = new JpegStructure(Bytes.bigEndian(file));
        walk.run();
        // Where colours come in scans of their own, the decoder keeps every coefficient (16 bits) until the last scan
        // is in.
        return new ImageFacts(
                walk.width,
                walk.height,
                Math.max(3, walk.components),
                walk.orientation,
                walk.buffered ? 2 * walk.samples : 0,
                walk.scans);
    }

    private void run() throws BrokenImage {
        long at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = file.u8(at - 1);
            if (marker == EOI) {
                break;
            }
            if (marker == SOI || marker == TEM || isRestart(marker)) {
                continue;
            }
            int length = file.u16(at);
            if (length < 2) {
                throw new BrokenImage("a segment shorter than its own length field");
            }
            Bytes segment = file.part(at + 2, length - 2L, false);
            at += length;
            if (isFrame(marker)) {
                frame(marker, segment);
            } else if (marker == APP1
                    && segment.size() > 6
                    && segment.text(0, 4).equals("Exif")) {
                orientation = Exif.orientation(segment);
            } else if (marker == SOS) {
                scans++;
                buffered |= segment.u8(0) < components;
                at = endOfScan(at);
            }
        }
        if (width == 0 || scans == 0) {
            throw new BrokenImage("no picture between the markers");
        }
    }

    /** The place right behind the next marker's second byte. */
    private long nextMarker(long from) throws BrokenImage {
        long at = from;
        while (file.u8(at) != 0xff) {
            at++;
        }
        while (file.u8(at) == 0xff) {
            at++;
        }
        return at + 1;
    }

    /** The place of the marker that ends the compressed data; stuffed zeros and restart markers belong to the data. */
    private long endOfScan(long from) throws BrokenImage {
        long at = from;
        while (true) {
            if (file.u8(at) == 0xff) {
                int next = file.u8(at + 1);
                if (next != 0 && next != 0xff && !isRestart(next)) {
                    return at;
                }
            }
            at++;
        }
    }

    private void frame(int marker, Bytes segment) throws BrokenImage {
        if (width != 0) {
            throw new BrokenImage("more than one picture size");
        }
        height = segment.u16(1);
        width = segment.u16(3);
        components = segment.u8(5);
        buffered |= marker == PROGRESSIVE;
        int widest = 1;
        int highest = 1;
        long share = 0;
        for (int i = 0; i < components; i++) {
            int sampling = segment.u8(7 + 3L * i);
            widest = Math.max(widest, sampling >> 4);
            highest = Math.max(highest, sampling & 15);
            share += (long) (sampling >> 4) * (sampling & 15);
        }
        samples = (long) width * height * share / ((long) widest * highest);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
