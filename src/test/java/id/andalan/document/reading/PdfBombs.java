package id.andalan.document.reading;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small PDFs that are right in form and unfold without end. Object 6 stands in a packed stream and is asked for at once. */
public final class PdfBombs {
    private PdfBombs() {}

    /** Whose structure unpacks to that many megabytes. */
    public static byte[] packed(int megabytes) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(text("6 0 << >> "));
            byte[] blank = new byte[1024 * 1024];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < megabytes; i++) {
                out.write(blank);
            }
        }
        return pdf("/Filter/FlateDecode", packed.toByteArray());
    }

    /** Whose predictor asks for a line of two thousand million bytes. */
    public static byte[] wide() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(text("6 0 << >> "));
        }
        return pdf(
                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000/Colors 1/BitsPerComponent 8>>",
                packed.toByteArray());
    }

    /** With a list of that many members, not packed at all. */
    public static byte[] list(int members) {
        String list = "<</Fields[" + "[]".repeat(members) + "]>>";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] at = new int[5];
        write(out, "%PDF-1.7\n");
        at[1] = object(out, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>");
        at[2] = object(out, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        at[3] = object(out, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
        at[4] = object(out, 4, list);
        int start = out.size();
        write(out, "xref\n0 5\n0000000000 65535 f \n");
        for (int i = 1; i < at.length; i++) {
            write(out, "%010d 00000 n \n".formatted(at[i]));
        }
        write(out, "trailer<</Size 5/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static byte[] pdf(String filter, byte[] packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] at = new int[8];
        write(out, "%PDF-1.7\n");
        at[1] = object(out, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>");
        at[2] = object(out, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        at[3] = object(out, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
        at[5] = out.size();
        write(out, "5 0 obj\n<</Type/ObjStm/N 1/First 4/Length " + packed.length + filter + ">>stream\n");
        out.writeBytes(packed);
        write(out, "\nendstream\nendobj\n");
        at[7] = out.size();
        byte[] rows = rows(at);
        write(out, "7 0 obj\n<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Length " + rows.length + ">>stream\n");
        out.writeBytes(rows);
        write(out, "\nendstream\nendobj\nstartxref\n" + at[7] + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static byte[] rows(int[] at) {
        ByteBuffer rows = ByteBuffer.allocate(8 * 7);
        for (int i = 0; i < 8; i++) {
            if (i == 6) {
                rows.put((byte) 2).putInt(5).putShort((short) 0);
            } else {
                rows.put((byte) (at[i] == 0 ? 0 : 1)).putInt(at[i]).putShort((short) 0);
            }
        }
        return rows.array();
    }

    private static int object(ByteArrayOutputStream out, int number, String text) {
        int at = out.size();
        write(out, number + " 0 obj\n" + text + "\nendobj\n");
        return at;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text(text));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
