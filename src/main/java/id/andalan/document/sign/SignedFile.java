package id.andalan.document.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes a document that has an empty signature, then puts the signature into the room that was left for it (ISO 32000-1, 12.8.1): its
 * byte range names everything but that room. Objects stand open in the file, since a signature cannot be filled in where it is
 * compressed.
 */
final class SignedFile {
    /** As the library writes a range that is not known yet. */
    private static final byte[] RANGE = ascii("/ByteRange [0 1000000000 1000000000 1000000000]");

    /** Room is written as zeros; no other string of a letter begins so. */
    private static final byte[] ROOM = ascii("/Contents <00000000000000000000000000000000");

    private static final int ANGLE = ascii("/Contents ").length;

    private SignedFile() {}

    /** Makes the signature of these bytes, in DER. */
    interface Sealing {
        byte[] seal(byte[] content) throws IOException;
    }

    /**
     * The signed file.
     *
     * @throws IllegalStateException when the document has no empty signature, or it does not fit into its room
     */
    static byte[] write(PDDocument document, Sealing sealing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128 * 1024);
        document.save(out, CompressParameters.NO_COMPRESSION);
        byte[] file = out.toByteArray();
        int range = find(file, RANGE);
        int from = find(file, ROOM) + ANGLE;
        int to = from;
        while (file[to] != '>') {
            to++;
        }
        to++;
        String known = "/ByteRange [0 %d %d %d]".formatted(from, to, file.length - to);
        put(file, range, ascii(known + " ".repeat(RANGE.length - known.length())));
        byte[] content = Arrays.copyOf(file, from + file.length - to);
        System.arraycopy(file, to, content, from, file.length - to);
        byte[] signature = ascii(HexFormat.of().formatHex(sealing.seal(content)));
        if (signature.length > to - from - 2) {
            throw new IllegalStateException("a signature of " + signature.length / 2 + " bytes has no room");
        }
        put(file, from + 1, signature);
        return file;
    }

    private static void put(byte[] file, int at, byte[] what) {
        System.arraycopy(what, 0, file, at, what.length);
    }

    /** Where it stands. It must stand there once: words in the document may not pass for the room. */
    private static int find(byte[] file, byte[] what) {
        int found = -1;
        for (int at = 0; at <= file.length - what.length; at++) {
            if (file[at] == what[0] && Arrays.equals(file, at, at + what.length, what, 0, what.length)) {
                if (found >= 0) {
                    throw new IllegalStateException("the document seems to have room for two signatures");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw new IllegalStateException("the document has no room for a signature");
        }
        return found;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
